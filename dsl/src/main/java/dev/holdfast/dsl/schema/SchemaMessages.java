package dev.holdfast.dsl.schema;

import com.networknt.schema.Error;
import dev.holdfast.dsl.diagnostic.Diagnostic;
import dev.holdfast.dsl.diagnostic.DiagnosticCode;
import dev.holdfast.dsl.diagnostic.SourceSpan;
import dev.holdfast.dsl.diagnostic.Suggestion;
import dev.holdfast.dsl.quantity.Age;
import dev.holdfast.dsl.quantity.ChurnRate;
import dev.holdfast.dsl.quantity.DataRate;
import dev.holdfast.dsl.quantity.DataSize;
import dev.holdfast.dsl.quantity.Durations;
import dev.holdfast.dsl.quantity.GrowthRate;
import dev.holdfast.dsl.quantity.Money;
import dev.holdfast.dsl.quantity.Percent;
import dev.holdfast.dsl.quantity.QuantityException;
import dev.holdfast.dsl.tree.Node;
import dev.holdfast.dsl.tree.ScalarType;
import dev.holdfast.dsl.tree.Spelling;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/** The schema library's errors in our own words. */
final class SchemaMessages {

    /** Lists of possible keys or words are shown up to this length. */
    private static final int SHORT_LIST = 16;

    private static final int LONGEST_ECHO = 60;

    /** Stands where the gate found bytes that are no text, and reported them. */
    private static final char REPLACEMENT = '\uFFFD';

    /** A verb with its value, without a colon. */
    private static final Pattern GROOVY_LINE = Pattern.compile("^\\s*+\\w++ (?:\\d|'|\"|\\{)|^\\s*+\\w++\\('");

    private final JsonNode schema;
    private final Location.Finder finder;

    SchemaMessages(JsonNode schema, Location.Finder finder) {
        this.schema = schema;
        this.finder = finder;
    }

    /** What to tell the user; empty if the binder says it better. */
    Optional<Diagnostic> explain(Error error, Location location) {
        JsonNode holder = holder(error);
        return switch (error.getKeyword()) {
            case "additionalProperties" -> Optional.of(unknownKey(error, location, holder));
            case "required" -> Optional.of(missingKey(error, location, holder));
            case "type" -> Optional.of(wrongType(error, location, holder));
            case "enum" -> Optional.of(notOneOf(location, holder));
            case "pattern" -> badName(error, location, holder);
            case "minLength" -> Optional.of(emptyText(location, holder));
            case "minItems", "minProperties" -> emptyCollection(error, location, holder);
            case "minimum", "maximum" -> Optional.of(outOfRange(location, holder));
            // the version, which the binder knows
            case "const" -> Optional.empty();
            default ->
                Optional.of(Diagnostic.at(
                        location.node().span(),
                        DiagnosticCode.WRONG_TYPE,
                        capital(location.name()) + " does not fit the schema: " + error.getMessage() + "."));
        };
    }

    /** The schema object whose keyword failed. */
    private JsonNode holder(Error error) {
        Object[] steps = SchemaCheck.steps(error.getSchemaLocation().getFragment());
        JsonNode node = schema;
        for (int i = 0; i + 1 < steps.length; i++) {
            node = node.isArray() ? node.path(Integer.parseInt(steps[i].toString())) : node.path(steps[i].toString());
        }
        return node;
    }

    private String title(JsonNode holder) {
        return holder.has("$id")
                ? holder.path("x-content").asString("a mapping of keys such as vaults and policies")
                : holder.path("title").asString("something else");
    }

    private Diagnostic unknownKey(Error error, Location location, JsonNode holder) {
        String key = error.getProperty();
        SourceSpan span =
                finder.entry((Node.Mapping) location.node(), key).key().span();
        List<String> allowed = new ArrayList<>(holder.path("properties").propertyNames());
        if (holder.has("patternProperties") && !key.equals("builtin")) {
            boolean inserts = Spelling.at(span) == Spelling.GROOVY && key.indexOf('$') >= 0;
            return Diagnostic.at(
                    span,
                    DiagnosticCode.BAD_NAME,
                    "'" + shorten(key) + "' cannot be a name in " + location.name() + "."
                            + (inserts ? " Values are inserted with $ in double quotes only." : "")
                            + " Names have letters, digits, dots, hyphens and underscores, start with a letter or a digit"
                            + " and are at most 80 characters long, because they become part of addresses.");
        }
        String hint = slip(key, holder).orElseGet(() -> Suggestion.didYouMean(key, allowed));
        String list = allowed.size() <= SHORT_LIST ? " Possible keys are " + join(allowed) + "." : "";
        return Diagnostic.at(
                span,
                DiagnosticCode.UNKNOWN_KEY,
                "The key '" + shorten(key) + "' is not known in " + location.name() + "." + hint + list
                        + " What an unknown key asks for would silently not happen.");
    }

    /** Known slips of beginners with keys of YAML. */
    private static Optional<String> slip(String key, JsonNode holder) {
        JsonNode properties = holder.path("properties");
        int brace = key.indexOf('{');
        int colon = key.indexOf(':');
        if (brace > 0 && properties.has(key.substring(0, brace).strip())) {
            return Optional.of(
                    " A colon is missing: '" + key.substring(0, brace).strip() + ": { … }'.");
        }
        if (colon > 0 && properties.has(key.substring(0, colon))) {
            return Optional.of(" A space is missing after the colon: '" + key.substring(0, colon) + ": "
                    + shorten(key.substring(colon + 1)) + "'.");
        }
        if (key.startsWith("-")) {
            return Optional.of(" A space is missing after the dash: '- " + shorten(key.substring(1)) + "'.");
        }
        return properties.propertyNames().stream()
                .filter(name -> !key.equals(name)
                        && properties.path(name).path("x-verb").asString("").equals(key))
                .findFirst()
                .map(name -> " In YAML the key is '" + name + "'.");
    }

    private static Diagnostic missingKey(Error error, Location location, JsonNode holder) {
        String key = error.getProperty();
        String meaning = holder.path("properties").path(key).path("description").asString("");
        return Diagnostic.at(
                location.head(),
                key.equals("reason") ? DiagnosticCode.MISSING_REASON : DiagnosticCode.MISSING_KEY,
                capital(location.name()) + " needs the "
                        + Spelling.at(location.head()).choose("key", "setting") + " '"
                        + key + "'"
                        + (meaning.isEmpty() ? "." : ": " + lower(meaning)) + " Add it.");
    }

    private Diagnostic wrongType(Error error, Location location, JsonNode holder) {
        Optional<String> unit = missingUnit(error, location.node());
        if (holder.has("$id")
                && location.node() instanceof Node.Scalar text
                && GROOVY_LINE.matcher(text.text()).find()) {
            return Diagnostic.at(
                    place(location),
                    DiagnosticCode.WRONG_TYPE,
                    "The file seems to be written in the Groovy spelling, but its name ends as that of a YAML file. Let the"
                            + " name end in .holdfast.groovy.");
        }
        if (unit.isPresent()) {
            return Diagnostic.at(location.node().span(), DiagnosticCode.BAD_QUANTITY, unit.get());
        }
        return Diagnostic.at(
                place(location),
                DiagnosticCode.WRONG_TYPE,
                capital(location.name()) + " must be " + title(holder) + ", but is " + found(location.node()) + "."
                        + remedy(location.node(), holder));
    }

    private static SourceSpan place(Location location) {
        boolean nothing = location.node() instanceof Node.Scalar scalar && scalar.type() == ScalarType.NULL;
        return nothing ? location.head() : location.node().span();
    }

    /** What a parser of quantities says to a bare number. */
    private static Optional<String> missingUnit(Error error, Node node) {
        Object[] steps = SchemaCheck.steps(error.getSchemaLocation().getFragment());
        boolean number = node instanceof Node.Scalar scalar
                && (scalar.type() == ScalarType.INTEGER || scalar.type() == ScalarType.DECIMAL);
        if (!number || steps.length != 3) {
            return Optional.empty();
        }
        String text = ((Node.Scalar) node).text();
        try {
            switch (steps[1].toString()) {
                case "duration" -> Durations.parse(text);
                case "age" -> Age.parse(text);
                case "size" -> DataSize.parse(text);
                case "dataRate" -> DataRate.parse(text);
                case "churnRate" -> ChurnRate.parse(text);
                case "growthRate" -> GrowthRate.parse(text);
                case "percent" -> Percent.parse(text);
                case "money" -> Money.parse(text);
                default -> {
                    return Optional.empty();
                }
            }
        } catch (QuantityException e) {
            boolean groovy = Spelling.at(node.span()) == Spelling.GROOVY;
            return Optional.of(groovy ? withUnits(steps[1].toString(), text, e.detail()) : e.detail());
        }
        return Optional.empty();
    }

    /** The same for a number of Groovy, whose units follow a dot. */
    private static String withUnits(String quantity, String text, String otherwise) {
        return switch (quantity) {
            case "duration" ->
                "The duration '" + text + "' has no unit. Write " + text + ".hours, " + text + ".minutes or " + text
                        + ".days.";
            case "age" ->
                "The age '" + text + "' has no unit. Write " + text + ".days, " + text + ".months or " + text
                        + ".years.";
            case "size" -> "The size '" + text + "' has no unit. Write " + text + ".GiB or " + text + ".GB.";
            default -> otherwise;
        };
    }

    private static String remedy(Node node, JsonNode holder) {
        if (!(node instanceof Node.Scalar scalar)) {
            return Spelling.at(node.span()) == Spelling.GROOVY ? "" : collectionRemedy(node, holder);
        }
        if (scalar.type() == ScalarType.NULL) {
            return " Write a value, or leave the key out.";
        }
        boolean text = holder.path("type").asString("").equals("string") && !holder.has("enum");
        return text && scalar.type() != ScalarType.TEXT
                ? " If this text is meant, put it in quotes: \"" + shorten(scalar.text()) + "\"."
                : "";
    }

    /** What makes a mapping of a list, or a list of a mapping; else a word on indentation. */
    private static String collectionRemedy(Node node, JsonNode holder) {
        String type = holder.path("type").toString(); // one word, or several
        if (node instanceof Node.Mapping && type.contains("array")) {
            return " Begin each of its entries with '- '.";
        }
        if (node instanceof Node.Sequence && type.contains("object")) {
            return " Its entries are written 'key: value', without '- ' or brackets.";
        }
        return " Look at the indentation: it decides what belongs to what.";
    }

    private static String found(Node node) {
        return switch (node.kind()) {
            case SEQUENCE -> "a list";
            case MAPPING -> "a mapping";
            case SCALAR -> foundScalar((Node.Scalar) node);
        };
    }

    private static String foundScalar(Node.Scalar scalar) {
        String text = shorten(scalar.text());
        return switch (scalar.type()) {
            case TEXT -> "the text '" + text + "'";
            case INTEGER, DECIMAL -> "the number " + text;
            case BOOLEAN -> "the truth value " + text;
            case NULL -> "empty";
        };
    }

    private static Diagnostic notOneOf(Location location, JsonNode holder) {
        List<String> words = new ArrayList<>();
        holder.path("enum").forEach(word -> {
            if (!words.contains(word.asString())) {
                words.add(word.asString());
            }
        });
        String text = location.node() instanceof Node.Scalar scalar ? scalar.text() : "";
        return Diagnostic.at(
                location.node().span(),
                DiagnosticCode.NOT_ONE_OF,
                "'" + shorten(text) + "' is not possible for " + location.name() + "."
                        + Suggestion.didYouMean(text, words) + " Write " + alternatives(words) + ".");
    }

    private Optional<Diagnostic> badName(Error error, Location location, JsonNode holder) {
        Object[] steps = SchemaCheck.steps(error.getSchemaLocation().getFragment());
        boolean name = steps.length == 3 && (steps[1].equals("name") || steps[1].equals("region"));
        boolean damaged =
                location.node() instanceof Node.Scalar text && text.text().indexOf(REPLACEMENT) >= 0;
        if (!name || damaged || !(location.node() instanceof Node.Scalar scalar)) {
            return Optional.empty();
        }
        return Optional.of(Diagnostic.at(
                scalar.span(),
                DiagnosticCode.BAD_NAME,
                "'" + shorten(scalar.text()) + "' is not " + title(holder) + ". "
                        + holder.path("description").asString("")));
    }

    private Diagnostic emptyText(Location location, JsonNode holder) {
        boolean reason = title(holder).startsWith("a reason");
        return Diagnostic.at(
                location.node().span(),
                reason ? DiagnosticCode.MISSING_REASON : DiagnosticCode.WRONG_TYPE,
                capital(location.name()) + " must be " + title(holder) + ", but is empty."
                        + (reason ? " It leaves data without protection, and the next reader needs to know why." : ""));
    }

    private Optional<Diagnostic> emptyCollection(Error error, Location location, JsonNode holder) {
        if (error.getSchemaLocation().getFragment().toString().contains("/retention/minProperties")) {
            return Optional.empty();
        }
        return Optional.of(Diagnostic.at(
                location.node().span(),
                DiagnosticCode.WRONG_TYPE,
                capital(location.name()) + " must be " + title(holder)
                        + ", but holds nothing. Fill it, or leave the key" + " out."));
    }

    private static Diagnostic outOfRange(Location location, JsonNode holder) {
        String least = holder.path("minimum").asString("");
        String most = holder.path("maximum").asString("");
        String text = location.node() instanceof Node.Scalar scalar ? scalar.text() : "";
        return Diagnostic.at(
                location.node().span(),
                DiagnosticCode.OUT_OF_RANGE,
                capital(location.name()) + " is " + text + ", but must be at least " + least
                        + (most.isEmpty() ? "." : " and at most " + most + "."));
    }

    private static String join(List<String> words) {
        return String.join(", ", words);
    }

    private static String alternatives(List<String> words) {
        int last = words.size() - 1;
        return last == 0 ? words.get(0) : join(words.subList(0, last)) + " or " + words.get(last);
    }

    private static String shorten(String text) {
        return text.codePointCount(0, text.length()) <= LONGEST_ECHO
                ? text
                : text.substring(0, text.offsetByCodePoints(0, LONGEST_ECHO)) + "…";
    }

    private static String capital(String text) {
        return Character.toUpperCase(text.charAt(0)) + text.substring(1);
    }

    private static String lower(String text) {
        boolean acronym = text.length() > 1 && Character.isUpperCase(text.charAt(1));
        return acronym ? text : Character.toLowerCase(text.charAt(0)) + text.substring(1);
    }
}
