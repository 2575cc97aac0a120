package dev.holdfast.planner.desired;

import dev.holdfast.dsl.quantity.Durations;
import dev.holdfast.planner.schedule.Slots;
import dev.holdfast.planner.state.AttributeNames;
import dev.holdfast.planner.state.ManagedObject;
import dev.holdfast.planner.state.ObjectAddress;
import dev.holdfast.planner.state.ObjectType;
import dev.holdfast.planner.state.RecordedState;
import java.time.Duration;

/** The slot of each machine: the recorded one while it fits into the stagger, else one of its own identity. */
final class SlotBook {

    private final RecordedState recorded;

    SlotBook(RecordedState recorded) {
        this.recorded = recorded;
    }

    Duration slot(DesiredMachine machine, Duration stagger) {
        ManagedObject schedule = recorded.objects().get(new ObjectAddress(ObjectType.SCHEDULE, machine.address()));
        if (schedule != null) {
            // A recorded slot that cannot be read counts as too long.
            Duration kept = Slots.read(schedule.text(AttributeNames.SLOT)).orElse(Durations.LONGEST);
            if (kept.compareTo(stagger) < 0 || (kept.isZero() && stagger.isZero())) {
                return kept;
            }
        }
        return Slots.offset(machine.known().machine().identity().resourceId().orElse(machine.address()), stagger);
    }
}
