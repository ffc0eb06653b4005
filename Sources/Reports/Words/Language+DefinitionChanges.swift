public import Jobnets

extension Language {
    public func name(_ weight: ChangeWeight) -> String {
        switch weight {
        case .meaning: pick("meaning", "意味の変更")
        case .layout: pick("layout", "配置の変更")
        case .comment: pick("comment", "コメントの変更")
        case .notation: pick("notation", "表記の変更")
        }
    }

    func name(_ note: DefinitionChange.Note) -> String {
        switch note {
        case .ambiguous: pick("ambiguous: several candidates for a rename or move", "対応候補が複数あり、名称変更・移動と断定できません")
        case .toldDefault: pick("the default, told", "既定値の明示")
        case .refersElsewhere: pick("same text, another unit", "記述は同じですが指すユニットが異なります")
        }
    }

    func name(_ kind: DefinitionChange.Kind) -> String {
        switch kind {
        case .unitAdded: pick("unit added", "ユニット追加")
        case .unitRemoved: pick("unit removed", "ユニット削除")
        case .unitRenamed: pick("renamed", "名称変更")
        case .unitMoved: pick("moved", "移動")
        case .typeChanged: pick("type", "種別変更")
        case .attributeChanged: pick("changed", "変更")
        case .parameterAdded: pick("added", "追加")
        case .parameterRemoved: pick("removed", "削除")
        case .parameterChanged: pick("changed", "変更")
        case .parametersReordered: pick("reordered", "順序変更")
        }
    }

    func name(_ attribute: UnitAttribute) -> String {
        switch attribute {
        case .permission: pick("permission mode", "許可モード")
        case .owner: pick("JP1 user", "JP1ユーザー名")
        case .resourceGroup: pick("resource group", "資源グループ名")
        }
    }

    func name(_ change: RunChange) -> String {
        switch change {
        case .added: pick("run added", "実行予定の追加")
        case .dropped: pick("run dropped", "実行予定の消失")
        case .moved: pick("run moved", "実行予定の移動")
        case .watchChanged: pick("delays changed", "遅延監視の変更")
        }
    }

    /// How like two units' contents are, where they are not equal.
    func phrase(likeness: Int) -> String? {
        likeness == 100 ? nil : pick("\(likeness) % alike", "一致度 \(likeness) %")
    }
}
