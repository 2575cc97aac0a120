package dev.holdfast.planner.retention;

import dev.holdfast.dsl.model.retention.RetentionRule;
import dev.holdfast.dsl.quantity.Age;
import dev.holdfast.planner.state.Promise;
import dev.holdfast.planner.state.PromisedRule;
import java.time.Instant;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Which snapshots of the instant restore tier have served at a moment: the service's clean-up ends those that neither the rule in force
 * nor a promise wants there, once their points are in the vault. Remembers promised rules, so it costs an age each and then a look-up. Not
 * thread safe.
 */
public final class SnapshotLimits {

    private final Map<String, PromisedRule> promised;
    private final Instant now;
    private final Map<String, Long> limits = new HashMap<>();

    /**
     * Limits at a moment.
     *
     * @param promised every rule that a promise may name, by digest
     */
    public SnapshotLimits(Map<String, PromisedRule> promised, Instant now) {
        this.promised = promised;
        this.now = now;
    }

    /** Snapshots captured in this second since 1970 or before have outlived a rule; all have if it says nothing of them. */
    public long of(RetentionRule rule, ZoneId zone) {
        return outlived(rule.instant(), zone);
    }

    /** The same for what was promised for a point; a rule that nobody knows any more wants it for ever. */
    public long of(Optional<Promise> promise) {
        if (promise.isEmpty() || promise.get().isReleased()) {
            return Long.MAX_VALUE;
        }
        long least = Long.MAX_VALUE;
        for (String digest : promise.get().rules()) {
            least = Math.min(least, limits.computeIfAbsent(digest, this::promised));
        }
        return least;
    }

    private long promised(String digest) {
        PromisedRule rule = promised.get(digest);
        if (rule == null) {
            return Long.MIN_VALUE;
        }
        // a promise on demand wants the point, in whatever tier
        return rule.isOnDemand() ? Long.MAX_VALUE : outlived(rule.rule().instant(), rule.zone());
    }

    private long outlived(Optional<Age> instant, ZoneId zone) {
        return instant.map(age -> age.before(now, zone).getEpochSecond()).orElse(Long.MAX_VALUE);
    }
}
