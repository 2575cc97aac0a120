package dev.holdfast.executor.fabric.simulated.agenda;

import dev.holdfast.executor.fabric.world.job.RunningJob;
import dev.holdfast.planner.state.ObjectAddress;

/** Something that will happen; ordered by its second, then in the order in which the kinds stand here. */
public sealed interface Event extends Comparable<Event> {

    /** When, in seconds since 1970. */
    long at();

    /** Place among events of the same second. */
    int rank();

    /** Order among events of one kind and second. */
    int compareSameKind(Event other);

    /** Complete, so that equal worlds go on in the same way. */
    @Override
    default int compareTo(Event other) {
        if (at() != other.at()) {
            return Long.compare(at(), other.at());
        }
        return rank() != other.rank() ? Integer.compare(rank(), other.rank()) : compareSameKind(other);
    }

    /** A fault ends. */
    record FaultEnds(long at, int number) implements Event {
        @Override
        public int rank() {
            return -2;
        }

        @Override
        public int compareSameKind(Event other) {
            return Integer.compare(number, ((FaultEnds) other).number);
        }
    }

    /** A fault begins. */
    record FaultBegins(long at, int number) implements Event {
        @Override
        public int rank() {
            return -1;
        }

        @Override
        public int compareSameKind(Event other) {
            return Integer.compare(number, ((FaultBegins) other).number);
        }
    }

    /** A phase of a job ends. */
    record JobEnds(long at, RunningJob job) implements Event {
        @Override
        public int rank() {
            return 0;
        }

        @Override
        public int compareSameKind(Event other) {
            return job.key().compareTo(((JobEnds) other).job.key());
        }
    }

    /** A restore ends. */
    record RestoreEnds(long at, int number, String restore) implements Event {
        @Override
        public int rank() {
            return 1;
        }

        @Override
        public int compareSameKind(Event other) {
            return Integer.compare(number, ((RestoreEnds) other).number);
        }
    }

    /** An interval of a copy rule closes. */
    record CopiesDue(long at, ObjectAddress address, CopyTimes times) implements Event {
        @Override
        public int rank() {
            return 2;
        }

        @Override
        public int compareSameKind(Event other) {
            return address.compareTo(((CopiesDue) other).address);
        }
    }

    /** A machine is to be backed up. */
    record BackupDue(long at, String machine, Timetable timetable) implements Event {
        @Override
        public int rank() {
            return 3;
        }

        @Override
        public int compareSameKind(Event other) {
            return machine.compareTo(((BackupDue) other).machine);
        }
    }

    /** The service expires points. */
    record CleanUpDue(long at) implements Event {
        @Override
        public int rank() {
            return 4;
        }

        @Override
        public int compareSameKind(Event other) {
            return 0;
        }
    }
}
