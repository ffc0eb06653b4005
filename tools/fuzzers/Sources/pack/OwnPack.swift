import RulePacks
import Upgrades

/// A small pack with every type of fact and a quota.
let ownPack: RulePack = {
    guard let pack = readPack(Array(ownText.utf8)) else { fatalError("the pack of ours cannot be read") }
    return pack
}()

private let ownText = """
    lockstep-pack: 1
    id: own
    version: 1.0.0
    title: {en: Own, ja: 自作}
    source: {title: None}
    plan:
      - {name: way, title: {en: Way, ja: 方法}, type: choice, values: [long, short], required: true}
      - {name: flag, title: {en: Flag, ja: 旗}, type: flag, default: false}
      - {name: from, title: {en: From, ja: 元}, type: version}
      - {name: note, title: {en: Note, ja: 注記}, type: text}
    members:
      - name: node
        title: {en: Node, ja: ノード}
        at-least: 1
        attributes:
          - {name: role, title: {en: Role, ja: 役割}, type: choice, values: [first, other], required: true}
        quotas:
          - {attribute: role, value: first, exactly: 1}
    phases:
      - {phase: 1, title: {en: All, ja: 全体}}
    start-after: 1
    evidence:
      - {id: state, title: {en: State, ja: 状態}, parser: emctl-status-emkey, member: node}
    checks:
      - id: own.key
        group: K1
        title: {en: Key, ja: キー}
        level: must
        phase: 1
        member: node
        remedy: {en: Do it., ja: 実施してください。}
        judge:
          - {if: {fact: state/state, equals: secure}, verdict: fail, because: {en: Secure., ja: 安全です。}}
          - {verdict: pass, because: {en: Fine., ja: 良好です。}}

    """
