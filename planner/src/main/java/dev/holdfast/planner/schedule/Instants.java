package dev.holdfast.planner.schedule;

import java.time.Instant;

/** Whole seconds of instants; all starts are on whole seconds. */
final class Instants {

    private Instants() {}

    /** The first whole second at or after {@code instant}, since 1970. */
    static long ceilingSecond(Instant instant) {
        return instant.getNano() == 0 ? instant.getEpochSecond() : instant.getEpochSecond() + 1;
    }
}
