package dev.holdfast.planner.objective;

import dev.holdfast.dsl.model.BackupPolicy;
import dev.holdfast.dsl.profile.ServiceProfile;

/** Chooses the mechanism of a policy. */
public final class MechanismChoice {

    private MechanismChoice() {}

    /** The mechanism; a declared schedule is checked, never changed. */
    public static Choice choose(BackupPolicy policy, ServiceProfile profile) {
        if (policy.schedule().isPresent()) {
            throw new UnsupportedOperationException();
        }
        return new Choice.NotProvided("", "");
    }
}
