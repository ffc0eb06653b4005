internal import Replay

/// The in-service upgrade: what ``InServiceUpgrade`` draws.
extension Decision {
    func check(_ step: Command.InstallStep) throws(ControllerRejection) {
        guard state.settings.profile == .r17 else { throw .notInThisProfile }
        guard state.isServing else { throw .notActive }
        switch (step, state.upgrade) {
        case (.add, nil):
            guard state.pair != nil else { throw .noPeer }
        case (.add, _?):
            throw .upgradeInProgress
        case (_, nil):
            throw .noUpgradeInProgress
        case (.activate, let upgrade?):
            guard upgrade.phase == .added else { throw .wrongUpgradePhase(upgrade.phase) }
            // The standby is to take over: it must be able to.
            if let obstacle = state.switchoverObstacle { throw obstacle }
        case (.commit, let upgrade?):
            guard upgrade.phase == .activated, !upgrade.isRollingBack else { throw .wrongUpgradePhase(upgrade.phase) }
        case (.abort, let upgrade?):
            guard !upgrade.isRollingBack else { throw .wrongUpgradePhase(upgrade.phase) }
        }
    }

    /// The command has been checked.
    mutating func install(_ step: Command.InstallStep) {
        switch (step, state.upgrade) {
        case (.add(let image), _):
            emit(
                .settingShared(
                    .upgrade(InServiceUpgrade(image: image, original: state.atStart.version, phase: .adding))
                )
            )
            emit(.workBegan(.imageCopy(image)))
        case (.activate(let minutes), var upgrade?):
            upgrade.phase = .standbyActivated
            upgrade.abortsAt = minutes.map { at + .seconds(Int64($0) * 60) }
            armAutoAbort(upgrade)
            share(.upgrade(upgrade))
            // It runs the image already if the role moved between the two.
            if let pair = state.pair { advance(upgrade, with: pair) }
        case (.commit, let upgrade?):
            cancel(.autoAbort)
            share(.bootImage(upgrade.image))
            share(.upgrade(nil))
        case (.abort, var upgrade?):
            cancel(.autoAbort)
            if upgrade.phase <= .added {
                if upgrade.phase == .adding { emit(.workAbandoned(.imageCopy(upgrade.image))) }
                share(.upgrade(nil))
            } else {
                upgrade.isRollingBack = true
                upgrade.phase = .standbyActivated
                // The standby runs the new image, or is on its way there: it has to come back before anything is over.
                share(.upgrade(upgrade))
            }
        case (_, nil):
            preconditionFailure("\(step) without an upgrade")
        }
    }

    /// An image has arrived on both units.
    mutating func imageArrived(_ image: String) {
        share(.image(image))
        if var upgrade = state.upgrade, upgrade.phase == .adding, upgrade.image == image {
            upgrade.phase = .added
            share(.upgrade(upgrade))
        }
    }

    /// The standby is hot: the next part of an upgrade, if it runs the right image. One that does not learns so and reloads.
    ///
    /// - Returns: whether the role is on its way to the standby.
    @discardableResult
    mutating func advance(_ upgrade: InServiceUpgrade, with pair: PairingState) -> Bool {
        guard state.isServing, upgrade.phase >= .standbyActivated, pair.announcement.version == upgrade.target else {
            return false
        }
        if state.atStart.version != upgrade.target {
            guard state.handover == nil, !pair.status.isInRecovery else { return false }
            offer(.userForced, attempt: 1)
            return true
        } else if upgrade.isRollingBack {
            share(.upgrade(nil))
        } else if upgrade.phase < .activated {
            var upgrade = upgrade
            upgrade.phase = .activated
            share(.upgrade(upgrade))
        }
        return false
    }

    /// The standby has taken the role.
    mutating func giveWay() {
        noteSwitchover()
        restart(.switchover, running: state.upgrade?.standbyImage)
    }

    /// The unit is active now, and goes on with the upgrade.
    mutating func takeUpgrade() {
        guard let upgrade = state.upgrade else { return }
        if state.atStart.version == upgrade.target { noteSwitchover() }
        armAutoAbort(upgrade)
    }

    private mutating func armAutoAbort(_ upgrade: InServiceUpgrade) {
        guard let abortsAt = upgrade.abortsAt, !upgrade.isRollingBack else { return }
        emit(.timerArmed(.autoAbort, at: max(abortsAt, at)))
    }

    /// The role has moved, or is about to: a unit that is not told otherwise boots the target from now on.
    mutating func noteSwitchover() {
        guard var upgrade = state.upgrade, upgrade.phase == .standbyActivated else { return }
        upgrade.phase = .activeSwitchedOver
        emit(.settingShared(.upgrade(upgrade)))
    }

    /// The image that a standby learns that it is to run, if it runs another one.
    func otherImage(in batch: SyncBatch) -> String? {
        guard state.walk != .takeover else { return nil }
        for case .shared(.upgrade(let upgrade?)) in batch.items {
            if let image = upgrade.standbyImage, image != state.atStart.version { return image }
        }
        return nil
    }
}
