package dev.holdfast.dsl.generator;

import dev.holdfast.dsl.diagnostic.SourceSpan;
import dev.holdfast.dsl.groovy.vocabulary.BlockType;
import dev.holdfast.dsl.groovy.vocabulary.QuantityKind;
import dev.holdfast.dsl.groovy.vocabulary.ValueShape;
import dev.holdfast.dsl.groovy.vocabulary.Verb;
import dev.holdfast.dsl.groovy.vocabulary.VerbForm;
import dev.holdfast.dsl.groovy.vocabulary.Vocabulary;
import dev.holdfast.dsl.tree.Node;
import dev.holdfast.dsl.tree.ScalarType;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.random.RandomGenerator;

/** Random trees in the shape of declarations: every verb occurs, values are of their kind, texts are nasty. */
public final class DeclarationTrees {

    private static final SourceSpan PLACE = SourceSpan.at("tree", 1, 1);

    private static final String[] TEXTS = {
        "eastus",
        "East US",
        "rsv-main",
        "it's \"quoted\"",
        "C:\\users\\x",
        "a: b",
        "# no comment",
        "- item",
        "@daily",
        "yes",
        "null",
        "7",
        "0.5",
        "1e3",
        "~",
        "22:00",
        "20:00-06:00",
        "{vm.name} is off",
        "$HOME ${x}",
        "tab\there",
        "two\nlines",
        "Zürich",
        "日本",
        "+1-555-0100",
        "#billing",
        "5%/d",
        "60MiB/s",
        "5000 USD",
        "a, b",
        "[x]",
        "%",
        "*",
        "&a",
        "!b",
        "|",
        ">",
        "'",
        "\"",
        "\\",
        "\\u0041",
        "trailing\\",
        "...",
        "---",
        "a  b",
        "2026-10-01",
        "0x1F"
    };

    private static final String[] CONDITIONS = {
        "vm.tags.env == 'prod'", "vm.zone == 1 && vm.os != 'linux'", "vm.size > 64GiB", "vm.name in ['a', \"b\"]",
        "vm.disks.any { it.size > 64.GiB }", "vm.tags['cost-centre'] == 'x'", "vm.tags.new == 'x'", " vm.zone == 2 ",
        "vm.name == 'a$b'", "vm.name == 'it\\'s'", "vm.tags.env == 'prod'\n&& vm.zone == 2", "vm.tags.a == 'ü'"
    };

    private final RandomGenerator random;

    private DeclarationTrees(RandomGenerator random) {
        this.random = random;
    }

    /**
     * A tree of a whole declaration; each key with a chance, none without.
     *
     * @param most how many things of a kind stand beside each other at most, nearly
     */
    public static Node.Mapping declaration(RandomGenerator random, int most) {
        return new DeclarationTrees(random).block(Vocabulary.load().root(), most);
    }

    private Node.Mapping block(BlockType type, int depth) {
        List<Node.Entry> entries = new ArrayList<>();
        Set<String> keys = new HashSet<>();
        for (Verb verb : type.verbs().values()) {
            if (verb.path().size() == 1
                    && random.nextInt(4) != 0
                    && !saysOnlyNone(verb, type)
                    && keys.add(verb.path().get(0))) {
                entries.add(new Node.Entry(text(verb.path().get(0)), value(verb, depth)));
            }
        }
        return new Node.Mapping(entries, PLACE);
    }

    /** True for {@code copies}, which says that there are none, beside {@code copy}, which says what there is. */
    private static boolean saysOnlyNone(Verb verb, BlockType type) {
        return verb.form() instanceof VerbForm.Setting
                && type.verbs().values().stream()
                        .anyMatch(other -> other.form() instanceof VerbForm.Item
                                && other.path().equals(verb.path()));
    }

    private Node value(Verb verb, int depth) {
        if (verb.form() instanceof VerbForm.Setting setting) {
            return setting(setting.value());
        }
        if (verb.form() instanceof VerbForm.Entries entries) {
            return entries.orValue().isPresent() && random.nextBoolean()
                    ? setting(entries.orValue().get())
                    : named(depth, TEXTS, () -> entry());
        }
        if (verb.form() instanceof VerbForm.Block block) {
            Optional<ValueShape> scalar = block.orValue();
            return scalar.isPresent() && random.nextBoolean() ? setting(scalar.get()) : block(block.type(), depth);
        }
        if (verb.form() instanceof VerbForm.Named named) {
            String[] names = {"os", "web-01", "a.b_c", "7", "new", "null"};
            return named(depth, names, () -> block(named.type(), depth - 1));
        }
        VerbForm.Item item = (VerbForm.Item) verb.form();
        List<Node> items = new ArrayList<>();
        for (int i = random.nextInt(depth + 1); i > 0; i--) {
            items.add(block(item.type(), depth - 1));
        }
        return new Node.Sequence(items, PLACE);
    }

    private Node named(int depth, String[] names, java.util.function.Supplier<Node> value) {
        List<Node.Entry> entries = new ArrayList<>();
        Set<String> used = new HashSet<>();
        for (int i = random.nextInt(depth + 2); i > 0; i--) {
            String name = Seeds.oneOf(random, names);
            if (used.add(name)) {
                entries.add(new Node.Entry(text(name), value.get()));
            }
        }
        return new Node.Mapping(entries, PLACE);
    }

    private Node entry() {
        return switch (random.nextInt(4)) {
            case 0 -> new Node.Scalar(Seeds.oneOf(random, "1", "007", "-3", "+5"), ScalarType.INTEGER, PLACE);
            case 1 -> new Node.Scalar(Seeds.oneOf(random, "1.10", ".5", "2."), ScalarType.DECIMAL, PLACE);
            case 2 -> new Node.Scalar(Seeds.oneOf(random, "true", "False"), ScalarType.BOOLEAN, PLACE);
            default -> text(Seeds.oneOf(random, TEXTS));
        };
    }

    private Node setting(ValueShape shape) {
        if (shape.list() && random.nextBoolean()) {
            List<Node> items = new ArrayList<>();
            for (int i = random.nextInt(3); i > 0; i--) {
                items.add(text(Seeds.oneOf(random, TEXTS)));
            }
            return new Node.Sequence(items, PLACE);
        }
        if (shape.condition()) {
            return text(Seeds.oneOf(random, CONDITIONS));
        }
        if (!shape.words().isEmpty() && random.nextInt(3) != 0) {
            return text(shape.words().get(random.nextInt(shape.words().size())));
        }
        if (shape.quantity().isPresent() && random.nextInt(4) != 0) {
            return text(quantity(shape.quantity().get()));
        }
        if (shape.calendarDay() && random.nextBoolean()) {
            return text(
                    Seeds.oneOf(random, "first sunday of january", "last day", "fifth friday", "15 of march", "day"));
        }
        return switch (random.nextInt(4)) {
            case 0 -> new Node.Scalar(Seeds.oneOf(random, "0", "7", "-1", "9999"), ScalarType.INTEGER, PLACE);
            case 1 -> new Node.Scalar(random.nextBoolean() ? "true" : "false", ScalarType.BOOLEAN, PLACE);
            default -> text(Seeds.oneOf(random, TEXTS));
        };
    }

    private String quantity(QuantityKind kind) {
        return switch (kind) {
            case DURATION -> Seeds.oneOf(random, "90s", "15m", "4h", "1d", "2w", "PT4H", "1.5h", "26 h", "+4h");
            case AGE -> Seeds.oneOf(random, "36h", "24h", "48h", "1d", "2d", "30d", "8w", "12mo", "7y", "P30D");
            case SIZE -> Seeds.oneOf(random, "64GiB", "1.5TiB", "500GB", "10B", "64gib", "1 TB", "0.5TiB", "+1GiB");
        };
    }

    private static Node.Scalar text(String text) {
        return new Node.Scalar(text, ScalarType.TEXT, PLACE);
    }
}
