package dev.holdfast.dsl.groovy.ide;

import dev.holdfast.dsl.groovy.vocabulary.BlockType;
import dev.holdfast.dsl.groovy.vocabulary.QuantityKind;
import dev.holdfast.dsl.groovy.vocabulary.ValueShape;
import dev.holdfast.dsl.groovy.vocabulary.Verb;
import dev.holdfast.dsl.groovy.vocabulary.VerbForm;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Verbs and blocks in words, for everything that is generated from the vocabulary. */
final class VerbText {

    private VerbText() {}

    /** How a verb is written: {@code rpo VALUE}, {@code policy('name') { … }}. */
    static String usage(Verb verb) {
        String name = verb.name();
        if (verb.form() instanceof VerbForm.Setting setting) {
            return name + " " + value(setting.value());
        }
        if (verb.form() instanceof VerbForm.Block block) {
            return name + " { … }"
                    + block.orValue()
                            .map(value -> " or " + name + " " + value(value))
                            .orElse("");
        }
        if (verb.form() instanceof VerbForm.Named named) {
            return name + "('name')" + (named.mayBeEmpty() ? "" : " { … }");
        }
        if (verb.form() instanceof VerbForm.Entries entries) {
            return name + " key: value, …"
                    + entries.orValue()
                            .map(value -> " or " + name + " " + value(value))
                            .orElse("");
        }
        Optional<String> argument = ((VerbForm.Item) verb.form()).nameVerb();
        return name + argument.map(each -> "('" + each + "')").orElse("") + " { … }";
    }

    private static String value(ValueShape shape) {
        if (shape.condition()) {
            return "{ condition }";
        }
        if (shape.calendarDay()) {
            return "first, sunday, january";
        }
        String value =
                shape.quantity().map(VerbText::example).orElse(shape.words().isEmpty() ? "value" : "word");
        return shape.list() ? value + ", …" : value;
    }

    private static String example(QuantityKind kind) {
        return switch (kind) {
            case DURATION -> "4.hours";
            case AGE -> "30.days";
            case SIZE -> "64.GiB";
        };
    }

    /** What a verb takes, in words; empty for blocks. */
    static String takes(Verb verb) {
        if (verb.form() instanceof VerbForm.Setting setting) {
            return setting.value().title();
        }
        if (verb.form() instanceof VerbForm.Entries entries) {
            return entries.orValue()
                    .map(ValueShape::title)
                    .orElse(entries.value().title());
        }
        return verb.form() instanceof VerbForm.Block block
                ? block.orValue().map(ValueShape::title).orElse("")
                : "";
    }

    /** A name for each kind of block, {@code policy retention} where the last word alone is not enough. */
    static Map<BlockType, String> names(BlockType root) {
        Map<BlockType, String> names = new LinkedHashMap<>();
        name(root, "", names);
        return names;
    }

    private static void name(BlockType block, String parent, Map<BlockType, String> names) {
        if (names.containsKey(block)) {
            return;
        }
        boolean taken = names.containsValue(block.title());
        names.put(block, taken ? parent + " " + block.title() : block.title());
        String own = names.getOrDefault(block, block.title());
        block.verbs().values().forEach(verb -> verb.form().inside().ifPresent(inner -> name(inner, own, names)));
    }
}
