package dev.holdfast.planner.repair;

import java.time.Duration;

/** Lengths of time rounded up, for objectives that are proposed to people. */
final class WholeHours {

    private WholeHours() {}

    /** The shortest whole number of hours that is not shorter. */
    static Duration ceiling(Duration duration) {
        return Duration.ofHours((duration.toSeconds() + 3_599) / 3_600);
    }
}
