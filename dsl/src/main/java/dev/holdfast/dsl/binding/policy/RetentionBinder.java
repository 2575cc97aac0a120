package dev.holdfast.dsl.binding.policy;

import dev.holdfast.dsl.binding.field.Context;
import dev.holdfast.dsl.binding.field.Fields;
import dev.holdfast.dsl.diagnostic.DiagnosticCode;
import dev.holdfast.dsl.diagnostic.SourceSpan;
import dev.holdfast.dsl.model.retention.ClassRule;
import dev.holdfast.dsl.model.retention.Keep;
import dev.holdfast.dsl.model.retention.OnMissing;
import dev.holdfast.dsl.model.retention.RetentionClass;
import dev.holdfast.dsl.model.retention.RetentionOptions;
import dev.holdfast.dsl.model.retention.RetentionRule;
import dev.holdfast.dsl.model.retention.SlotSharing;
import dev.holdfast.dsl.model.schedule.CalendarDay;
import dev.holdfast.dsl.profile.ServiceProfiles;
import dev.holdfast.dsl.quantity.Age;
import dev.holdfast.dsl.tree.Node;
import dev.holdfast.dsl.tree.ScalarType;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Binds {@code retention} of policies and copies. */
final class RetentionBinder {

    private static final int MOST_BUCKETS = 1_000_000;

    private final Context context;

    RetentionBinder(Context context) {
        this.context = context;
    }

    /** The retention; empty if any part of it cannot be used. */
    Optional<RetentionRule> bind(Fields fields) {
        boolean sound = true;
        Map<RetentionClass, ClassRule> classes = new EnumMap<>(RetentionClass.class);
        Map<RetentionClass, Age> withinClasses = new EnumMap<>(RetentionClass.class);
        for (RetentionClass bucket : RetentionClass.values()) {
            if (fields.has(bucket.word())) {
                Optional<ClassRule> rule = classRule(fields, bucket);
                rule.ifPresent(found -> classes.put(bucket, found));
                sound &= rule.isPresent();
            }
            String within = "within" + bucket.word().substring(0, 1).toUpperCase(Locale.ROOT)
                    + bucket.word().substring(1);
            if (bucket != RetentionClass.LAST && fields.has(within)) {
                Optional<Age> age = vaultAge(fields, within);
                age.ifPresent(found -> withinClasses.put(bucket, found));
                sound &= age.isPresent();
            }
        }
        Optional<Age> instant = fields.quantity("instant", Age::parse);
        Optional<Age> within = vaultAge(fields, "within");
        Optional<Age> archiveAfter = fields.quantity("archiveAfter", Age::parse);
        List<List<String>> keepTags = keepTags(fields);
        sound &= instant.isPresent() == fields.has("instant")
                && within.isPresent() == fields.has("within")
                && archiveAfter.isPresent() == fields.has("archiveAfter")
                && keepTags.isEmpty() != fields.has("keepTags");
        RetentionOptions options = options(fields);
        if (!sound) {
            return Optional.empty();
        }
        RetentionRule rule =
                new RetentionRule(instant, classes, within, withinClasses, keepTags, options, archiveAfter);
        if (keepsNothing(rule)) {
            context.report(
                    fields.place(),
                    DiagnosticCode.RETENTION_KEEPS_NOTHING,
                    "This retention keeps no point: "
                            + (fields.entries().isEmpty() ? "it is empty" : "no part of it keeps any")
                            + ". Every backup would be deleted as soon as it is made. Write how many or how long, such as"
                            + " 'daily: 30d'.");
            return Optional.empty();
        }
        return Optional.of(rule);
    }

    private static RetentionOptions options(Fields fields) {
        RetentionOptions usual = RetentionOptions.DEFAULT;
        int minGood = fields.integer("minGood").filter(count -> count >= 1).orElse(usual.minGood());
        return new RetentionOptions(
                fields.word("slots", SlotSharing::of).orElse(usual.slots()),
                fields.flag("keepOldest", usual.keepOldest()),
                fields.word("onMissing", OnMissing::of).orElse(usual.onMissing()),
                minGood);
    }

    private static boolean keepsNothing(RetentionRule rule) {
        boolean classes = rule.classes().values().stream()
                .anyMatch(each -> !(each.keep() instanceof Keep.Count count) || count.buckets() > 0);
        return !classes
                && rule.instant().isEmpty()
                && rule.within().isEmpty()
                && rule.withinClasses().isEmpty()
                && rule.keepTags().isEmpty();
    }

    private Optional<ClassRule> classRule(Fields fields, RetentionClass bucket) {
        Optional<Fields> mapping = fields.mapping(bucket.word());
        if (mapping.isEmpty()) {
            return fields.scalar(bucket.word()).flatMap(scalar -> scalarRule(fields, scalar));
        }
        Fields below = mapping.get();
        Optional<Keep> keep = below.scalar("keep")
                .flatMap(scalar -> scalarRule(below, scalar))
                .map(ClassRule::keep);
        Optional<CalendarDay> on = below.scalar("on")
                .filter(scalar -> scalar.type() == ScalarType.TEXT || scalar.type() == ScalarType.INTEGER)
                .flatMap(scalar -> below.parse(scalar, DiagnosticCode.BAD_QUANTITY, CalendarDay::parse));
        if (keep.isEmpty() || (below.has("on") && on.isEmpty())) {
            return Optional.empty();
        }
        return Optional.of(new ClassRule(keep.get(), on));
    }

    private Optional<ClassRule> scalarRule(Fields fields, Node.Scalar scalar) {
        if (scalar.type() == ScalarType.TEXT) {
            return fields.parse(scalar, DiagnosticCode.BAD_QUANTITY, ClassRule::parse)
                    .filter(rule ->
                            !(rule.keep() instanceof Keep.ForAge kept) || isPossible(kept.age(), scalar.span()));
        }
        if (scalar.type() != ScalarType.INTEGER && scalar.type() != ScalarType.DECIMAL) {
            return Optional.empty();
        }
        BigDecimal number = new BigDecimal(scalar.text());
        if (number.compareTo(BigDecimal.ONE.negate()) == 0) {
            return Optional.of(new ClassRule(new Keep.Unlimited(), Optional.empty()));
        }
        if (number.signum() < 0) {
            context.report(
                    scalar.span(),
                    DiagnosticCode.OUT_OF_RANGE,
                    "A class cannot keep " + scalar.text()
                            + " buckets. Write a number from 0 on, an age such as 30d, or 'all' (or -1) for every bucket.");
            return Optional.empty();
        }
        if (number.compareTo(BigDecimal.valueOf(MOST_BUCKETS)) > 0) {
            context.report(
                    scalar.span(),
                    DiagnosticCode.OUT_OF_RANGE,
                    "A class can keep at most " + MOST_BUCKETS + " buckets, not " + scalar.text()
                            + ". Write 'all' to keep every one.");
            return Optional.empty();
        }
        return Fields.integer(scalar).map(ClassRule::count);
    }

    /** An age of points in a vault. */
    private Optional<Age> vaultAge(Fields fields, String key) {
        return fields.quantity(key, Age::parse).filter(age -> isPossible(age, fields.valuePlace(key)));
    }

    /** False, and said, if no point of the service can get as old. */
    private boolean isPossible(Age age, SourceSpan place) {
        Age longest = ServiceProfiles.azure().policies().longestRetention();
        if (age.approximateSeconds() <= longest.approximateSeconds()) {
            return true;
        }
        context.report(
                place,
                DiagnosticCode.OUT_OF_RANGE,
                "A point cannot be kept for " + age + ": in a vault of the service it expires after " + longest
                        + " at most. Write " + longest + " or less.");
        return false;
    }

    private static List<List<String>> keepTags(Fields fields) {
        List<List<String>> groups = new ArrayList<>();
        for (Node item : fields.items("keepTags")) {
            if (item instanceof Node.Sequence list) {
                List<String> group = new ArrayList<>();
                for (Node tag : list.items()) {
                    Fields.anyText(tag).ifPresent(group::add);
                }
                groups.add(group);
            }
        }
        return groups;
    }
}
