internal import Upgrades
internal import Yams

extension PackReader {
    /// How many members have a value of one of the attributes.
    static func quotas(
        _ nodes: [Node],
        _ attributes: [PlanFactDeclaration]
    ) throws(PackError) -> [MemberQuota] {
        var quotas: [MemberQuota] = []
        for node in nodes {
            let fields = try Fields(node, .quota)
            let name = try fields.text("attribute")
            guard let attribute = attributes.first(where: { $0.name == name }) else {
                throw fields.required("attribute").problem(
                    .undeclared(.attribute, name, declared: attributes.map(\.name))
                )
            }
            let valueNode = fields.required("value")
            let value = try attribute.domain.value(valueNode, "quota.value", text: try valueNode.text("quota.value"))
            let count: ClosedRange<Int>
            if let exactly = try fields.number("exactly", in: 0...1000) {
                if let other = fields["at-least"] ?? fields["at-most"] {
                    throw other.problem(
                        .meaning(.severalMatchers("exactly", fields["at-least"] == nil ? "at-most" : "at-least"))
                    )
                }
                count = exactly...exactly
            } else {
                let least = try fields.number("at-least", in: 0...1000)
                let most = try fields.number("at-most", in: 0...1000)
                guard least != nil || most != nil else { throw node.problem(.missingKey("exactly", of: "quota")) }
                guard least ?? 0 <= most ?? .max else { throw node.problem(.meaning(.emptyRange)) }
                count = (least ?? 0)...(most ?? .max)
            }
            quotas.append(MemberQuota(attribute: name, value: value, count: count))
        }
        return quotas
    }
}
