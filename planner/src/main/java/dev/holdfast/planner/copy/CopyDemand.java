package dev.holdfast.planner.copy;

import dev.holdfast.dsl.model.policy.CopyRule;
import dev.holdfast.planner.state.RecoveryPoint;
import dev.holdfast.planner.storage.MachineContent;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/**
 * What a copy rule is asked about: both places of one machine at an instant.
 *
 * @param rule the copy rule
 * @param zone zone of its intervals and of its retention
 * @param order in which missing points are copied
 * @param content of the machine as it is declared; absent if nobody knows
 * @param source points in the source vault, in any order, those that only have a snapshot among them
 * @param target points in the target vault, in any order; a copy has the capture time of its source
 * @param at the instant for which is decided
 */
public record CopyDemand(
        CopyRule rule,
        ZoneId zone,
        CopyOrder order,
        Optional<MachineContent> content,
        List<RecoveryPoint> source,
        List<RecoveryPoint> target,
        Instant at) {

    public CopyDemand {
        source = List.copyOf(source);
        target = List.copyOf(target);
    }
}
