package dev.holdfast.planner.action;

import dev.holdfast.dsl.model.retention.RetentionRule;
import dev.holdfast.planner.desired.DesiredMachine;
import dev.holdfast.planner.desired.RetiredMachine;
import dev.holdfast.planner.storage.MachineContent;
import java.time.ZoneId;
import java.util.Optional;

/**
 * Who decides about the points of an item, and by which rule.
 *
 * @param kind what the item is to the declaration
 * @param rule how long its points are kept; absent keeps all
 * @param zone zone of the rule's calendar
 * @param retired why the machine has ended; present exactly for retired kinds
 * @param machine the machine as it is declared; absent if it is not
 * @param content what its backups contain; unknown for an item without a machine
 */
public record ItemOwner(
        Kind kind,
        Optional<RetentionRule> rule,
        ZoneId zone,
        Optional<RetiredMachine> retired,
        Optional<DesiredMachine> machine,
        MachineContent content) {

    /** What an item can be: THE list. */
    public enum Kind {
        /** The machine is backed up here; the service expires its points. */
        HOME,
        /** Copies of the machine's points; Holdfast deletes them. */
        COPY,
        /** Where a retired machine was backed up; Holdfast lets its points go. */
        RETIRED_HOME,
        /** Copies of a retired machine; Holdfast deletes them. */
        RETIRED_COPY,
        /** A machine that the plan leaves as it is: its policy cannot be carried out, or its change is left out. */
        UNTOUCHED,
        /** Nothing declared owns it: never pruned. */
        UNOWNED
    }

    /** True if a point that goes is let go to the service, false if Holdfast deletes it. */
    boolean isReleased() {
        return switch (kind) {
            case HOME, RETIRED_HOME, UNTOUCHED -> true;
            case COPY, RETIRED_COPY, UNOWNED -> false;
        };
    }
}
