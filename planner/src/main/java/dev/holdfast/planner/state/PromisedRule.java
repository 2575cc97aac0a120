package dev.holdfast.planner.state;

import dev.holdfast.dsl.model.retention.RetentionRule;
import java.time.Instant;
import java.time.ZoneId;

/**
 * A retention rule that was in force, kept so that promises can be judged later; or how long somebody who asked for a backup
 * wants its point kept, which no policy takes back.
 *
 * @param digest SHA-256 (hex) of the rule's canonical attributes and the zone; of a promise on demand with
 *     {@code on-demand-} before it
 * @param rule the rule; of a promise on demand the age of {@code instant} alone
 * @param zone zone of its calendar
 */
public record PromisedRule(String digest, RetentionRule rule, ZoneId zone) {

    private static final String ON_DEMAND = "on-demand-";

    public PromisedRule {
        if (digest.startsWith(ON_DEMAND) && rule.instant().isEmpty()) {
            throw new IllegalArgumentException("a promise on demand has an age: " + digest);
        }
    }

    /** The digest of a promise on demand that says the same as a rule of this digest. */
    public static String onDemand(String digest) {
        return ON_DEMAND + digest;
    }

    /** True if whoever asked for a backup was promised this, whatever the policies say. */
    public boolean isOnDemand() {
        return digest.startsWith(ON_DEMAND);
    }

    /**
     * The first instant at which a promise on demand no longer keeps the point captured then.
     *
     * @throws IllegalStateException for the rule of a policy, which is not about one point
     */
    public Instant ends(Instant captured) {
        if (!isOnDemand()) {
            throw new IllegalStateException("the rule of a policy does not end: " + digest);
        }
        return rule.instant().orElseThrow().after(captured, zone);
    }
}
