package dev.holdfast.dsl.model.retention;

import dev.holdfast.dsl.quantity.Age;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The partial order of retention rules: a rule is longer if it keeps, of any points at any time, at least what the other
 * keeps. Rules are compared part by part; what cannot be proven from the parts is incomparable, so that no promise is taken
 * for fulfilled by guess. Keys that move points between tiers do not count.
 */
public enum RuleOrder {
    EQUAL,
    LONGER,
    SHORTER,
    INCOMPARABLE;

    /** Months differ from their mean length, and a month's end is cut, by less than this in all. */
    private static final long MONTHS_MARGIN = 4 * 86_400L;

    /** Clock changes and a skipped date move the end of a number of days by less than this. */
    private static final long DAYS_MARGIN = 27 * 3_600L;

    /** How the first rule compares with the second, both in the same zone. */
    public static RuleOrder compare(RetentionRule first, RetentionRule second) {
        return ages(first.instant(), second.instant())
                .and(ages(first.within(), second.within()))
                .and(classes(first, second))
                .and(tags(first.keepTags(), second.keepTags()))
                .and(options(first, second));
    }

    /** The order of two wholes of which one pair of parts compares like this and another like {@code other}. */
    private RuleOrder and(RuleOrder other) {
        if (this == EQUAL || this == other) {
            return other;
        }
        return other == EQUAL ? this : INCOMPARABLE;
    }

    private static RuleOrder classes(RetentionRule first, RetentionRule second) {
        RuleOrder order = EQUAL;
        for (RetentionClass bucket : RetentionClass.values()) {
            order = order.and(keeps(classRule(first, bucket), classRule(second, bucket)));
            order = order.and(ages(age(first.withinClasses(), bucket), age(second.withinClasses(), bucket)));
        }
        return order;
    }

    /** The rule of a class; absent if it keeps nothing. */
    private static Optional<ClassRule> classRule(RetentionRule rule, RetentionClass bucket) {
        return Optional.ofNullable(rule.classes().get(bucket))
                .filter(found -> !(found.keep() instanceof Keep.Count count && count.buckets() == 0));
    }

    private static Optional<Age> age(Map<RetentionClass, Age> ages, RetentionClass bucket) {
        return Optional.ofNullable(ages.get(bucket));
    }

    private static RuleOrder keeps(Optional<ClassRule> first, Optional<ClassRule> second) {
        if (first.isEmpty() || second.isEmpty()) {
            return presence(first.isPresent(), second.isPresent());
        }
        if (!first.get().on().equals(second.get().on())) {
            return INCOMPARABLE;
        }
        Keep one = first.get().keep();
        Keep other = second.get().keep();
        if (one.kind() != other.kind()) {
            // Every bucket for ever is more than any number of buckets and any age.
            if (one.kind() == KeepKind.UNLIMITED) {
                return LONGER;
            }
            return other.kind() == KeepKind.UNLIMITED ? SHORTER : INCOMPARABLE;
        }
        return switch (one.kind()) {
            case COUNT -> numbers(((Keep.Count) one).buckets(), ((Keep.Count) other).buckets());
            case UNLIMITED -> EQUAL;
            case AGE -> ages(((Keep.ForAge) one).age(), ((Keep.ForAge) other).age());
        };
    }

    private static RuleOrder ages(Optional<Age> first, Optional<Age> second) {
        return first.isPresent() && second.isPresent()
                ? ages(first.get(), second.get())
                : presence(first.isPresent(), second.isPresent());
    }

    private static RuleOrder ages(Age first, Age second) {
        RuleOrder parts = numbers(first.months(), second.months())
                .and(numbers(first.days(), second.days()))
                .and(numbers(first.time().toSeconds(), second.time().toSeconds()));
        if (parts != INCOMPARABLE) {
            return parts;
        }
        long difference = first.approximateSeconds() - second.approximateSeconds();
        long doubt = doubt(first) + doubt(second);
        if (Math.abs(difference) <= doubt) {
            return INCOMPARABLE;
        }
        return difference > 0 ? LONGER : SHORTER;
    }

    private static long doubt(Age age) {
        return (age.months() > 0 ? MONTHS_MARGIN : 0) + (age.months() > 0 || age.days() > 0 ? DAYS_MARGIN : 0);
    }

    private static RuleOrder tags(List<List<String>> first, List<List<String>> second) {
        boolean covers = covers(first, second);
        boolean covered = covers(second, first);
        if (covers && covered) {
            return EQUAL;
        }
        if (covers) {
            return LONGER;
        }
        return covered ? SHORTER : INCOMPARABLE;
    }

    /** True if every point that a group of {@code inner} matches is matched by one of {@code outer}. */
    private static boolean covers(List<List<String>> outer, List<List<String>> inner) {
        for (List<String> group : inner) {
            HashSet<String> tags = new HashSet<>(group);
            boolean found = false;
            for (List<String> wider : outer) {
                found |= tags.containsAll(wider);
            }
            if (!found) {
                return false;
            }
        }
        return true;
    }

    private static RuleOrder options(RetentionRule first, RetentionRule second) {
        RetentionOptions one = first.options();
        RetentionOptions other = second.options();
        // A stand-in can push an older bucket out of its slot, so neither way of treating a missing day keeps more.
        boolean same = one.onMissing() == other.onMissing() || !(namesDays(first) || namesDays(second));
        return numbers(one.minGood(), other.minGood())
                .and(presence(one.keepOldest(), other.keepOldest()))
                .and(presence(isExclusive(one), isExclusive(other)))
                .and(same ? EQUAL : INCOMPARABLE);
    }

    /** Exclusive slots reach further back: what a finer class keeps takes none of them. */
    private static boolean isExclusive(RetentionOptions options) {
        return switch (options.slots()) {
            case SHARED -> false;
            case EXCLUSIVE -> true;
        };
    }

    private static boolean namesDays(RetentionRule rule) {
        for (ClassRule classRule : rule.classes().values()) {
            if (classRule.on().isPresent()) {
                return true;
            }
        }
        return false;
    }

    private static RuleOrder presence(boolean first, boolean second) {
        return numbers(first ? 1 : 0, second ? 1 : 0);
    }

    private static RuleOrder numbers(long first, long second) {
        if (first == second) {
            return EQUAL;
        }
        return first > second ? LONGER : SHORTER;
    }
}
