package dev.holdfast.dsl.groovy.write;

import dev.holdfast.dsl.diagnostic.Diagnostics;
import dev.holdfast.dsl.groovy.vocabulary.BlockType;
import dev.holdfast.dsl.groovy.vocabulary.ValueShape;
import dev.holdfast.dsl.groovy.vocabulary.Verb;
import dev.holdfast.dsl.groovy.vocabulary.VerbForm;
import dev.holdfast.dsl.groovy.vocabulary.Vocabulary;
import dev.holdfast.dsl.tree.Comments;
import dev.holdfast.dsl.tree.Node;
import dev.holdfast.dsl.tree.ScalarType;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Writes trees that fit the schema as policy files in Groovy. */
public final class GroovyWriter {

    private static final Pattern CALENDAR_DAY = Pattern.compile("([a-z]+)(?: ([a-z]+)(?: of ([a-z]+))?)?");

    private final Vocabulary vocabulary;
    private final Literals literals;

    /**
     * A writer.
     *
     * @param diagnostics takes what cannot be said in Groovy; the text is then not to be used
     */
    public GroovyWriter(Vocabulary vocabulary, Diagnostics diagnostics) {
        this.vocabulary = vocabulary;
        this.literals = new Literals(vocabulary, diagnostics);
    }

    /**
     * The text of a whole file, ending with a line end unless it is empty.
     *
     * @param root what the file holds; it fits the schema
     * @throws IllegalArgumentException if it does not fit the schema
     */
    public String write(Node.Mapping root, Comments comments) {
        return new ClausePrinter().print(comments.header(root), block(root, vocabulary.root(), comments));
    }

    private List<Clause> block(Node.Mapping mapping, BlockType type, Comments comments) {
        List<Clause> clauses = new ArrayList<>();
        for (Node.Entry entry : mapping.entries()) {
            clauses.addAll(
                    commented(entry.key(), entry(entry, List.of(entry.key().text()), type, comments), comments));
        }
        return ended(clauses, mapping, comments);
    }

    /** The clauses with the comments of an element at the first of them. */
    private static List<Clause> commented(Node element, List<Clause> clauses, Comments comments) {
        List<Clause> with = new ArrayList<>(clauses);
        if (with.isEmpty()) {
            List<String> lines = new ArrayList<>(comments.before(element));
            comments.beside(element).ifPresent(lines::add);
            return lines.isEmpty() ? List.of() : List.of(Clause.comments(lines));
        } else {
            with.set(0, with.get(0).withComments(comments.before(element), comments.beside(element)));
        }
        return with;
    }

    /** The clauses with the comments at the end of a collection. */
    private static List<Clause> ended(List<Clause> clauses, Node collection, Comments comments) {
        if (comments.after(collection).isEmpty()) {
            return clauses;
        }
        List<Clause> with = new ArrayList<>(clauses);
        with.add(Clause.comments(comments.after(collection)));
        return with;
    }

    /** All comments inside a value that is written on one line. */
    private static List<String> inside(Node value, Comments comments) {
        List<String> lines = new ArrayList<>();
        if (value instanceof Node.Mapping mapping) {
            for (Node.Entry entry : mapping.entries()) {
                lines.addAll(of(entry.key(), comments));
                lines.addAll(inside(entry.value(), comments));
            }
        } else if (value instanceof Node.Sequence list) {
            for (Node item : list.items()) {
                lines.addAll(of(item, comments));
                lines.addAll(inside(item, comments));
            }
        }
        lines.addAll(comments.after(value));
        return lines;
    }

    private static List<String> of(Node element, Comments comments) {
        List<String> lines = new ArrayList<>(comments.before(element));
        comments.beside(element).ifPresent(lines::add);
        return lines;
    }

    /** What one key of a mapping says: one verb, or one for each name or element below it. */
    private List<Clause> entry(Node.Entry entry, List<String> path, BlockType type, Comments comments) {
        List<Verb> verbs = verbs(type, path);
        Verb verb = verbs.get(0);
        Node value = entry.value();
        if (verb.form() instanceof VerbForm.Setting setting) {
            return List.of(setting(verb.name(), value, setting.value())
                    .withComments(inside(value, comments), Optional.empty()));
        }
        if (verb.form() instanceof VerbForm.Block block) {
            return List.of(oneBlock(verb.name(), value, block, comments));
        }
        if (verb.form() instanceof VerbForm.Entries entries) {
            return entries(verb.name(), value, entries).stream()
                    .map(clause -> clause.withComments(inside(value, comments), Optional.empty()))
                    .toList();
        }
        if (verb.form() instanceof VerbForm.Named named) {
            return named(verb, named, value, type, comments);
        }
        return items(verbs, (VerbForm.Item) verb.form(), value, comments);
    }

    private static List<Verb> verbs(BlockType type, List<String> path) {
        List<Verb> verbs = type.verbs().values().stream()
                .filter(verb -> verb.path().equals(path))
                .toList();
        if (verbs.isEmpty()) {
            throw new IllegalArgumentException("no verb of " + type.title() + " fills " + path);
        }
        return verbs;
    }

    private Clause setting(String verb, Node value, ValueShape shape) {
        if (value instanceof Node.Sequence list) {
            List<String> items =
                    list.items().stream().map(item -> element(item, shape)).toList();
            boolean plain = items.size() > 1 && list.items().get(0) instanceof Node.Scalar;
            return plain
                    ? Clause.of(verb, items, false)
                    : Clause.of(verb, List.of("[" + String.join(", ", items) + "]"), true);
        }
        Node.Scalar scalar = scalar(value);
        if (shape.condition() && Condition.fitsBraces(scalar.text())) {
            return Clause.of(verb, List.of("{ " + scalar.text() + " }"), false);
        }
        Optional<String> day = shape.calendarDay() ? calendarDay(scalar) : Optional.empty();
        String literal = day.orElseGet(() -> literals.of(scalar, shape));
        return Clause.of(verb, List.of(literal), literal.startsWith("-"));
    }

    private String element(Node item, ValueShape shape) {
        if (item instanceof Node.Sequence inner) {
            List<String> items =
                    inner.items().stream().map(each -> element(each, shape)).toList();
            return "[" + String.join(", ", items) + "]";
        }
        return literals.of(scalar(item), shape);
    }

    /** {@code first sunday of january} as {@code first, sunday, january}, if it is spelt just so. */
    private Optional<String> calendarDay(Node.Scalar scalar) {
        Matcher words = CALENDAR_DAY.matcher(scalar.text());
        if (scalar.type() != ScalarType.TEXT || !words.matches()) {
            return Optional.empty();
        }
        List<String> joined = new ArrayList<>();
        for (int i = 1; i <= words.groupCount(); i++) {
            String word = words.group(i);
            if (word != null) {
                if (!vocabulary.words().contains(word)) {
                    return Optional.empty();
                }
                joined.add(word);
            }
        }
        return Optional.of(String.join(", ", joined));
    }

    private Clause oneBlock(String verb, Node value, VerbForm.Block form, Comments comments) {
        if (value instanceof Node.Scalar scalar && scalar.type() != ScalarType.NULL) {
            ValueShape shape = form.orValue().orElseThrow(() -> unexpected(value));
            return setting(verb, scalar, shape);
        }
        return braces(Clause.of(verb, List.of(), false), mapping(value), form.type(), form.mayBeEmpty(), comments);
    }

    private Clause braces(
            Clause head, Optional<Node.Mapping> value, BlockType type, boolean mayBeEmpty, Comments comments) {
        List<Clause> body = value.map(mapping -> block(mapping, type, comments)).orElse(List.of());
        if (body.isEmpty() && mayBeEmpty) {
            return Clause.of(head.verb(), head.arguments(), true);
        }
        return head.withBody(body);
    }

    private List<Clause> entries(String verb, Node value, VerbForm.Entries form) {
        if (value instanceof Node.Scalar scalar) {
            return scalar.type() == ScalarType.NULL
                    ? List.of()
                    : List.of(setting(verb, scalar, form.orValue().orElseThrow(() -> unexpected(value))));
        }
        List<String> arguments = new ArrayList<>();
        for (Node.Entry entry :
                mapping(value).orElseThrow(() -> unexpected(value)).entries()) {
            arguments.add(literals.key(entry.key()) + ": " + literals.ofEntry(scalar(entry.value()), form.value()));
        }
        if (arguments.isEmpty()) {
            return List.of(Clause.of(verb, List.of("[:]"), true));
        }
        boolean parenthesised = arguments.get(0).startsWith("(");
        return List.of(Clause.of(verb, arguments, parenthesised));
    }

    private List<Clause> named(Verb verb, VerbForm.Named form, Node value, BlockType type, Comments comments) {
        List<Clause> clauses = new ArrayList<>();
        List<Node.Entry> entries = mapping(value).map(Node.Mapping::entries).orElse(List.of());
        for (Node.Entry entry : entries) {
            List<String> below = new ArrayList<>(verb.path());
            below.add(entry.key().text());
            boolean reserved =
                    type.verbs().values().stream().anyMatch(each -> each.path().equals(below));
            List<Clause> added = reserved
                    ? entry(entry, below, type, comments)
                    : List.of(braces(
                            Clause.of(verb.name(), List.of(literals.quoted(entry.key())), true),
                            mapping(entry.value()),
                            form.type(),
                            form.mayBeEmpty(),
                            comments));
            clauses.addAll(commented(entry.key(), added, comments));
        }
        return ended(clauses, value, comments);
    }

    /** @param verbs the verb that adds one element and, if an empty list says something, the one that takes a whole list */
    private List<Clause> items(List<Verb> verbs, VerbForm.Item form, Node value, Comments comments) {
        List<Node> items = value instanceof Node.Sequence list ? list.items() : List.of();
        if (items.isEmpty()) {
            return verbs.stream()
                    .skip(1)
                    .map(whole -> Clause.of(whole.name(), List.of("[]"), true))
                    .toList();
        }
        List<Clause> clauses = new ArrayList<>();
        for (Node item : items) {
            Node.Mapping mapping = mapping(item).orElseThrow(() -> unexpected(item));
            Optional<Node.Entry> name = form.nameVerb()
                    .flatMap(verb -> form.type().verb(verb))
                    .flatMap(verb -> mapping.entry(verb.path().get(0)))
                    .filter(entry -> entry.value() instanceof Node.Scalar scalar && scalar.type() == ScalarType.TEXT);
            List<String> arguments = name.map(entry -> List.of(literals.quoted(scalar(entry.value()))))
                    .orElse(List.of());
            List<Node.Entry> rest = new ArrayList<>(mapping.entries());
            name.ifPresent(rest::remove);
            Clause head = Clause.of(verbs.get(0).name(), arguments, !arguments.isEmpty());
            List<Clause> body = block(new Node.Mapping(rest, mapping.span()), form.type(), comments);
            Clause whole = head.withBody(ended(body, item, comments));
            List<String> ofName = name.map(entry -> of(entry.key(), comments)).orElse(List.of());
            clauses.add(whole.withComments(ofName, Optional.empty())
                    .withComments(comments.before(item), comments.beside(item)));
        }
        return ended(clauses, value, comments);
    }

    private static Node.Scalar scalar(Node node) {
        if (node instanceof Node.Scalar scalar) {
            return scalar;
        }
        throw unexpected(node);
    }

    /** The mapping; empty for nothing. */
    private static Optional<Node.Mapping> mapping(Node node) {
        if (node instanceof Node.Mapping mapping) {
            return Optional.of(mapping);
        }
        if (node instanceof Node.Scalar scalar && scalar.type() == ScalarType.NULL) {
            return Optional.empty();
        }
        throw unexpected(node);
    }

    private static IllegalArgumentException unexpected(Node node) {
        return new IllegalArgumentException(
                "the tree does not fit the schema at " + node.span().place());
    }
}
