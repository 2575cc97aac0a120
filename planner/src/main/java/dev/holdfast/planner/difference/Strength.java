package dev.holdfast.planner.difference;

import dev.holdfast.dsl.model.Immutability;
import dev.holdfast.dsl.model.Redundancy;
import dev.holdfast.dsl.model.policy.Consistency;
import dev.holdfast.dsl.model.schedule.RecurrenceText;
import dev.holdfast.dsl.quantity.Durations;
import dev.holdfast.dsl.quantity.QuantityException;
import dev.holdfast.planner.schedule.Occurrences;
import dev.holdfast.planner.state.AttributeNames;
import dev.holdfast.planner.state.AttributeValue;
import dev.holdfast.planner.state.ManagedObject;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Function;

/**
 * The order of attribute values by how much they protect: THE table. Values that cannot be compared are neutral. Answers are
 * remembered, because many machines share a change.
 */
public final class Strength {

    /** Schedules are compared by their runs in this many days. */
    private static final int SAMPLE_DAYS = 28;

    /** The same where one of them has fewer runs than {@link #RARE} in that time. */
    private static final int LONG_SAMPLE_DAYS = 400;

    private static final int RARE = 4;
    private static final int MOST_RUNS_A_DAY = 24 * 60;

    /** The longest time without a run grows by more than this: less is another day of a month. */
    private static final double MUCH_LONGER = 1.25;

    private final Instant from;
    private final Map<List<Object>, Effect> known = new HashMap<>();

    /**
     * A table.
     *
     * @param from schedules are compared by their runs from here on
     */
    public Strength(Instant from) {
        this.from = from;
    }

    /**
     * Every attribute in which two forms of an object differ, sorted by name, each with what the change does to protection.
     *
     * @param placeOf the line of an attribute's new value
     */
    public List<AttributeDifference> compare(
            ManagedObject before, ManagedObject after, Function<String, Optional<String>> placeOf) {
        SortedSet<String> names = new TreeSet<>(before.attributes().keySet());
        names.addAll(after.attributes().keySet());
        List<AttributeDifference> differences = new ArrayList<>();
        for (String name : names) {
            Optional<AttributeValue> old =
                    Optional.ofNullable(before.attributes().get(name));
            Optional<AttributeValue> now =
                    Optional.ofNullable(after.attributes().get(name));
            if (!old.equals(now)) {
                Effect effect = name.equals(AttributeNames.INCLUDED_DISKS)
                        ? included(before, after)
                        : name.startsWith(AttributeNames.SURVIVE_PREFIX)
                                ? survive(before, after, name)
                                : of(name, old, now);
                differences.add(new AttributeDifference(name, old, now, effect, placeOf.apply(name)));
            }
        }
        return differences;
    }

    /** What changing an attribute does to protection. */
    public Effect of(String attribute, Optional<AttributeValue> before, Optional<AttributeValue> after) {
        return known.computeIfAbsent(List.of(attribute, before, after), key -> compare(attribute, before, after));
    }

    private Effect compare(String attribute, Optional<AttributeValue> before, Optional<AttributeValue> after) {
        String old = before.map(AttributeValue::display).orElse("");
        String now = after.map(AttributeValue::display).orElse("");
        if (attribute.startsWith(AttributeNames.RETENTION_PREFIX)) {
            return RetentionStrength.compare(attribute.substring(AttributeNames.RETENTION_PREFIX.length()), old, now);
        }
        return switch (attribute) {
            case AttributeNames.RPO, AttributeNames.RTO, AttributeNames.EVERY -> shorterIsStronger(old, now);
            case AttributeNames.SOFT_DELETE -> opposite(shorterIsStronger(old, now));
            case AttributeNames.IMMUTABILITY -> Effect.ofRanks(immutability(old), immutability(now));
            case AttributeNames.REDUNDANCY -> Effect.ofRanks(redundancy(old), redundancy(now));
            case AttributeNames.CROSS_REGION_RESTORE -> Effect.ofRanks(flag(old), flag(now));
            case AttributeNames.CONSISTENCY -> Effect.ofRanks(consistency(old), consistency(now));
            case AttributeNames.PROTECTION_STATE ->
                Effect.ofRanks(flag(old, AttributeNames.ACTIVE), flag(now, AttributeNames.ACTIVE));
            case AttributeNames.COPIES -> copies(members(before), members(after));
            case AttributeNames.TARGET_VAULT -> Effect.ofRanks(old.isEmpty() ? 0 : 1, now.isEmpty() ? 0 : 1);
            case AttributeNames.EXCLUDED_DISKS -> opposite(sets(members(before), members(after)));
            case AttributeNames.RECURRENCE -> schedules(old, now);
            default -> Effect.NEUTRAL;
        };
    }

    /** A larger set protects more; a set that both gains and loses members weakens, since something is lost. */
    private static Effect sets(Set<String> before, Set<String> after) {
        if (before.equals(after)) {
            return Effect.NEUTRAL;
        }
        return after.containsAll(before) ? Effect.STRENGTHENS : Effect.WEAKENS;
    }

    /** A target that goes, or whose copies come less often, weakens whatever else is gained; where they come from is neutral. */
    private static Effect copies(Set<String> before, Set<String> after) {
        Map<String, String> now = everyByTarget(after);
        Effect effect = now.size() > before.size() ? Effect.STRENGTHENS : Effect.NEUTRAL;
        for (Map.Entry<String, String> old : everyByTarget(before).entrySet()) {
            String every = now.get(old.getKey());
            Effect own = every == null ? Effect.WEAKENS : shorterIsStronger(old.getValue(), every);
            if (own == Effect.WEAKENS) {
                return own;
            }
            effect = own == Effect.STRENGTHENS ? own : effect;
        }
        return effect;
    }

    /** {@code target every 24h from vault} by target. */
    private static Map<String, String> everyByTarget(Set<String> copies) {
        Map<String, String> every = new HashMap<>();
        for (String copy : copies) {
            String[] words = copy.split(" ", -1);
            every.put(words[0], words.length < 3 ? "" : words[2]);
        }
        return every;
    }

    private static Set<String> members(Optional<AttributeValue> value) {
        return value.isPresent() && value.get() instanceof AttributeValue.Members members
                ? new HashSet<>(members.members())
                : Set.of();
    }

    private static Effect opposite(Effect effect) {
        return switch (effect) {
            case STRENGTHENS -> Effect.WEAKENS;
            case WEAKENS -> Effect.STRENGTHENS;
            case NEUTRAL -> Effect.NEUTRAL;
        };
    }

    /** No duration at all is the weakest. */
    private static Effect shorterIsStronger(String before, String after) {
        OptionalLong old = seconds(before);
        OptionalLong now = seconds(after);
        return Effect.ofRanks(-old.orElse(Long.MAX_VALUE), -now.orElse(Long.MAX_VALUE));
    }

    private static OptionalLong seconds(String text) {
        if (text.isEmpty()) {
            return OptionalLong.empty();
        }
        try {
            return OptionalLong.of(Durations.parse(text).toSeconds());
        } catch (QuantityException e) {
            return OptionalLong.empty();
        }
    }

    /**
     * A class that must be survived is more than none. With both, its rpo and rto decide, which are those of the policy where it has
     * none of its own; one that gets worse weakens whatever becomes of the other.
     */
    private Effect survive(ManagedObject before, ManagedObject after, String name) {
        boolean was = before.attributes().containsKey(name);
        boolean is = after.attributes().containsKey(name);
        if (was != is) {
            return is ? Effect.STRENGTHENS : Effect.WEAKENS;
        }
        Effect rpo = shorterIsStronger(own(before, name, AttributeNames.RPO), own(after, name, AttributeNames.RPO));
        Effect rto = shorterIsStronger(own(before, name, AttributeNames.RTO), own(after, name, AttributeNames.RTO));
        if (rpo == Effect.WEAKENS || rto == Effect.WEAKENS) {
            return Effect.WEAKENS;
        }
        return rpo == Effect.STRENGTHENS ? rpo : rto;
    }

    /** An objective of a class, from {@code rpo 26h, rto 8h}, or else of the policy; empty if there is neither. */
    private static String own(ManagedObject policy, String failureClass, String objective) {
        for (String part : policy.text(failureClass).split(", ", -1)) {
            if (part.startsWith(objective + " ")) {
                return part.substring(objective.length() + 1);
            }
        }
        return policy.text(objective);
    }

    private static int immutability(String word) {
        return Immutability.of(word)
                .map(value -> switch (value) {
                    case DISABLED -> 0;
                    case UNLOCKED -> 1;
                    case LOCKED -> 2;
                })
                .orElse(0);
    }

    /** A copy in another region also survives the loss of a zone (facts: redundancy and failure classes). */
    private static int redundancy(String word) {
        return Redundancy.of(word)
                .map(value -> switch (value) {
                    case LRS -> 0;
                    case ZRS -> 1;
                    case GRS -> 2;
                })
                .orElse(0);
    }

    private static int consistency(String word) {
        return Consistency.of(word)
                .map(value -> switch (value) {
                    case APPLICATION -> 3;
                    case FILE_SYSTEM -> 2;
                    case CRASH -> 1;
                })
                .orElse(0);
    }

    private static int flag(String text) {
        return flag(text, "true");
    }

    private static int flag(String text, String set) {
        return text.equals(set) ? 1 : 0;
    }

    /** A disk that is no more backed up weakens; of one that is left out the other set of disks says so. */
    private static Effect included(ManagedObject before, ManagedObject after) {
        Set<String> lost = members(before, AttributeNames.INCLUDED_DISKS);
        lost.removeAll(members(after, AttributeNames.INCLUDED_DISKS));
        lost.removeAll(members(after, AttributeNames.EXCLUDED_DISKS));
        return lost.isEmpty() ? Effect.NEUTRAL : Effect.WEAKENS;
    }

    private static Set<String> members(ManagedObject object, String attribute) {
        return new HashSet<>(members(Optional.ofNullable(object.attributes().get(attribute))));
    }

    /**
     * More runs protect more; as many runs at other times are neutral. A gap between two runs that gets much longer weakens however
     * many runs there are: what is lost in it is not saved by runs close to each other.
     */
    private Effect schedules(String before, String after) {
        int days = SAMPLE_DAYS;
        List<Instant> old = runs(before, days);
        List<Instant> now = runs(after, days);
        if (Math.min(old.size(), now.size()) < RARE) {
            days = LONG_SAMPLE_DAYS;
            old = runs(before, days);
            now = runs(after, days);
        }
        boolean longer = longestGap(now, days) > longestGap(old, days) * MUCH_LONGER;
        return longer ? Effect.WEAKENS : Effect.ofRanks(old.size(), now.size());
    }

    private List<Instant> runs(String text, int days) {
        try {
            return Occurrences.of(RecurrenceText.parse(text), ZoneOffset.UTC)
                    .between(from, from.plus(Duration.ofDays(days)), days * MOST_RUNS_A_DAY);
        } catch (QuantityException | IllegalArgumentException e) {
            return List.of();
        }
    }

    /** Seconds between two runs that follow each other, at most; a sample's ends count as runs. */
    private long longestGap(List<Instant> runs, int days) {
        Instant last = from;
        long longest = 0;
        for (Instant run : runs) {
            longest = Math.max(longest, Duration.between(last, run).toSeconds());
            last = run;
        }
        Instant end = from.plus(Duration.ofDays(days));
        return Math.max(longest, Duration.between(last, end).toSeconds());
    }
}
