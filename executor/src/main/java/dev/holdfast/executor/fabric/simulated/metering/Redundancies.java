package dev.holdfast.executor.fabric.simulated.metering;

import dev.holdfast.dsl.model.Redundancy;
import dev.holdfast.planner.state.AttributeNames;
import dev.holdfast.planner.state.ManagedObject;

/** What storage of a vault is metered as. */
final class Redundancies {

    /** A vault whose data can be restored in the paired region. */
    private static final String READABLE = "RA-";

    private Redundancies() {}

    /** {@code LRS}, {@code ZRS} or {@code GRS}; {@code RA-GRS} if another region can restore from it. */
    static String of(ManagedObject vault) {
        String redundancy = vault.text(AttributeNames.REDUNDANCY);
        boolean readable = redundancy.equals(Redundancy.GRS.word())
                && vault.text(AttributeNames.CROSS_REGION_RESTORE).equals("true");
        return readable ? READABLE + redundancy : redundancy;
    }
}
