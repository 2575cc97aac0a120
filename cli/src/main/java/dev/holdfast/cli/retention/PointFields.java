package dev.holdfast.cli.retention;

import dev.holdfast.dsl.diagnostic.Diagnostic;
import dev.holdfast.dsl.diagnostic.DiagnosticCode;
import dev.holdfast.dsl.diagnostic.Diagnostics;
import dev.holdfast.dsl.diagnostic.Severity;
import dev.holdfast.dsl.diagnostic.SourceSpan;
import dev.holdfast.dsl.diagnostic.Suggestion;
import dev.holdfast.dsl.model.policy.Consistency;
import dev.holdfast.dsl.quantity.DataSize;
import dev.holdfast.dsl.tree.Node;
import dev.holdfast.dsl.tree.ScalarType;
import dev.holdfast.planner.retention.RetentionEngine;
import dev.holdfast.planner.state.LegalHold;
import dev.holdfast.planner.state.PointStatus;
import dev.holdfast.planner.state.RecoveryPoint;
import dev.holdfast.planner.state.Tier;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Reads the fields of one point after the other and says what is wrong with them. */
final class PointFields {

    private static final List<String> KEYS = List.of("id", "time", "tags", "status", "lockedUntil", "held", "base");
    private static final List<String> STATUSES =
            Stream.of(PointStatus.values()).map(PointStatus::word).toList();
    private static final Pattern WITHOUT_OFFSET =
            Pattern.compile("\\d{4}-\\d{2}-\\d{2}([Tt ]\\d{2}:\\d{2}(:\\d{2}(\\.\\d+)?)?)?");
    private static final int SHOWN = 60;

    private final Diagnostics diagnostics;
    private final Set<String> reported = new HashSet<>();
    private boolean broken;

    PointFields(Diagnostics diagnostics) {
        this.diagnostics = diagnostics;
    }

    /**
     * A point that could be read.
     *
     * @param time as written
     * @param place where the point starts
     */
    record Written(RecoveryPoint point, String time, SourceSpan place) {}

    /** The point of a record; empty if anything is wrong with it, which is then reported. */
    Optional<Written> read(Node node, List<Node.Scalar> duplicates) {
        broken = false;
        if (!(node instanceof Node.Mapping mapping)) {
            wrong(
                    node.span(),
                    DiagnosticCode.WRONG_TYPE,
                    "A point must be an object, such as {\"id\": \"p1\", \"time\": \"2026-11-20T22:00:00Z\"}.");
            return Optional.empty();
        }
        duplicates.forEach(this::writtenTwice);
        Optional<String> id = Optional.empty();
        Optional<String> time = Optional.empty();
        Optional<Instant> captured = Optional.empty();
        SortedSet<String> tags = new TreeSet<>();
        PointStatus status = PointStatus.GOOD;
        Optional<Instant> lockedUntil = Optional.empty();
        boolean held = false;
        Optional<String> base = Optional.empty();
        for (Node.Entry entry : mapping.entries()) {
            String key = entry.key().text();
            Node value = entry.value();
            switch (key) {
                case "id" -> id = id(value);
                case "time" -> {
                    time = text(key, value);
                    captured = time.flatMap(text -> captured(text, value.span()));
                }
                case "tags" -> tags = tags(value);
                case "status" -> status = status(value);
                case "lockedUntil" ->
                    lockedUntil = isNull(value)
                            ? Optional.empty()
                            : text(key, value).flatMap(text -> instant("lockedUntil", text, value.span()));
                case "held" -> held = !isNull(value) && flag(key, value);
                case "base" -> base = isNull(value) ? Optional.empty() : text(key, value);
                default -> unknownKey(key, entry.key().span(), KEYS);
            }
        }
        require(mapping, "id", "it can be named in the result");
        require(mapping, "time", "it can be placed in its day");
        if (broken || id.isEmpty() || time.isEmpty() || captured.isEmpty()) {
            return Optional.empty();
        }
        RecoveryPoint point = new RecoveryPoint(
                id.get(),
                captured.get(),
                EnumSet.of(Tier.VAULT),
                new DataSize(0),
                status,
                Consistency.CRASH,
                tags,
                lockedUntil,
                held ? Optional.of(new LegalHold(captured.get(), Optional.empty(), "", "")) : Optional.empty(),
                base,
                Optional.empty());
        return Optional.of(new Written(point, time.get(), mapping.span()));
    }

    private void writtenTwice(Node.Scalar key) {
        wrong(
                key.span(),
                DiagnosticCode.DUPLICATE_KEY,
                "The key '" + shortened(key.text())
                        + "' is written twice, so it is unclear which value holds. Remove one.");
    }

    /** A key that resembles a known one is an error: what it says would be lost. Others are left out with a warning each. */
    void unknownKey(String key, SourceSpan place, List<String> known) {
        String meant = Suggestion.didYouMean(key, known);
        if (!meant.isEmpty()) {
            wrong(
                    place,
                    DiagnosticCode.UNKNOWN_KEY,
                    "There is no key '" + shortened(key) + "'." + meant + " Left out, its value would be lost.");
        } else if (reported.add(shortened(key))) {
            diagnostics.add(new Diagnostic(
                    DiagnosticCode.UNKNOWN_KEY,
                    Severity.WARNING,
                    "The key '" + shortened(key) + "' decides nothing about points and is left out. Known are "
                            + String.join(", ", known) + ".",
                    Optional.of(place),
                    List.of()));
        }
    }

    /** Long texts cut, for messages. */
    static String shortened(String text) {
        return text.length() <= SHOWN ? text : text.substring(0, SHOWN) + "…";
    }

    private void require(Node.Mapping point, String key, String why) {
        if (point.entry(key).isEmpty()) {
            wrong(
                    point.span(),
                    DiagnosticCode.MISSING_KEY,
                    "The point has no '" + key + "'. Every point needs one, so that " + why + ".");
        }
    }

    private Optional<String> id(Node value) {
        Optional<String> id = text("id", value);
        if (id.isPresent() && id.get().isBlank()) {
            wrong(value.span(), DiagnosticCode.BAD_NAME, "The 'id' is empty. Give the point a name of its own.");
            return Optional.empty();
        }
        return id;
    }

    private Optional<String> text(String key, Node value) {
        if (value instanceof Node.Scalar scalar && scalar.type() == ScalarType.TEXT) {
            return Optional.of(scalar.text());
        }
        wrong(
                value.span(),
                DiagnosticCode.WRONG_TYPE,
                "'" + key + "' must be text in quotes, not " + kind(value) + ".");
        return Optional.empty();
    }

    private boolean flag(String key, Node value) {
        if (value instanceof Node.Scalar scalar && scalar.type() == ScalarType.BOOLEAN) {
            return scalar.text().equals("true");
        }
        wrong(value.span(), DiagnosticCode.WRONG_TYPE, "'" + key + "' must be true or false, not " + kind(value) + ".");
        return false;
    }

    private SortedSet<String> tags(Node value) {
        SortedSet<String> tags = new TreeSet<>();
        if (value instanceof Node.Sequence sequence) {
            for (Node item : sequence.items()) {
                text("tags", item).ifPresent(tags::add);
            }
        } else if (!isNull(value)) {
            wrong(
                    value.span(),
                    DiagnosticCode.WRONG_TYPE,
                    "'tags' must be a list of texts, such as [\"keep\"], not " + kind(value) + ".");
        }
        return tags;
    }

    private PointStatus status(Node value) {
        Optional<String> word = text("status", value);
        Optional<PointStatus> status = word.flatMap(PointStatus::of);
        if (word.isPresent() && status.isEmpty()) {
            wrong(
                    value.span(),
                    DiagnosticCode.NOT_ONE_OF,
                    "'" + shortened(word.get()) + "' is no status of a point. Possible are "
                            + String.join(", ", STATUSES) + "." + Suggestion.didYouMean(word.get(), STATUSES));
        }
        return status.orElse(PointStatus.GOOD);
    }

    private Optional<Instant> captured(String text, SourceSpan place) {
        Optional<Instant> time = instant("time", text, place);
        if (time.isPresent() && !RetentionEngine.canTell(time.get())) {
            wrong(
                    place,
                    DiagnosticCode.OUT_OF_RANGE,
                    "'" + shortened(text) + "' (time) lies outside the years " + RetentionEngine.FIRST_YEAR + " to "
                            + RetentionEngine.LAST_YEAR + ", in which captures can be told apart: retention would take"
                            + " several for one. Correct the time, or leave the point out.");
        }
        return time;
    }

    private Optional<Instant> instant(String key, String text, SourceSpan place) {
        try {
            OffsetDateTime time = OffsetDateTime.parse(text);
            if (time.getYear() >= 1 && time.getYear() <= 9999) {
                return Optional.of(time.toInstant());
            }
            wrong(
                    place,
                    DiagnosticCode.OUT_OF_RANGE,
                    "The year of '" + key + "' is " + time.getYear() + ". Years from 1 to 9999 are read.");
        } catch (DateTimeException e) {
            String why = WITHOUT_OFFSET.matcher(text).matches()
                    ? "has no offset from UTC, so it could mean any of 26 hours. Add Z for UTC, or one such as -05:00."
                    : "is no time. Write one with its offset, such as 2026-11-20T22:00:00Z or"
                            + " 2026-11-20T17:00:00-05:00.";
            wrong(place, DiagnosticCode.BAD_DATE, "'" + shortened(text) + "' (" + key + ") " + why);
        }
        return Optional.empty();
    }

    private static boolean isNull(Node value) {
        return value instanceof Node.Scalar scalar && scalar.type() == ScalarType.NULL;
    }

    private static String kind(Node value) {
        return switch (value.kind()) {
            case SEQUENCE -> "a list";
            case MAPPING -> "an object";
            case SCALAR ->
                switch (((Node.Scalar) value).type()) {
                    case TEXT -> "text";
                    case INTEGER, DECIMAL -> "a number";
                    case BOOLEAN -> "true or false";
                    case NULL -> "null";
                };
        };
    }

    private void wrong(SourceSpan place, DiagnosticCode code, String detail) {
        broken = true;
        diagnostics.add(place, code, detail);
    }
}
