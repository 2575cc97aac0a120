package dev.holdfast.dsl.groovy.ide;

import dev.holdfast.dsl.groovy.vocabulary.BlockType;
import dev.holdfast.dsl.groovy.vocabulary.Verb;
import dev.holdfast.dsl.groovy.vocabulary.VerbForm;
import dev.holdfast.dsl.groovy.vocabulary.Vocabulary;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What editors and people read of the vocabulary: stubs in Java, a descriptor for IntelliJ IDEA, a reference page. */
final class IdeFiles {

    private static final String GENERATED = "Generated from the language's schema; do not edit.";

    private final Vocabulary vocabulary;
    private final Map<BlockType, String> names;

    IdeFiles(Vocabulary vocabulary) {
        this.vocabulary = vocabulary;
        this.names = VerbText.names(vocabulary.root());
    }

    private String type(BlockType block) {
        StringBuilder type = new StringBuilder();
        for (String word : names.getOrDefault(block, "").split(" ")) {
            type.append(Character.toUpperCase(word.charAt(0))).append(word.substring(1));
        }
        return type.append("Block").toString();
    }

    /** Interfaces with one method for each way of writing a verb; closures delegate to the block they fill. */
    String stubs() {
        StringBuilder out = new StringBuilder("// " + GENERATED + "\n");
        out.append("package dev.holdfast.ide;\n\nimport groovy.lang.Closure;\nimport groovy.lang.DelegatesTo;\n");
        out.append("import java.util.Map;\n\n/** The verbs of policy files, block by block; for editors alone. */\n");
        out.append("public interface HoldfastVerbs {\n");
        names.forEach((block, name) -> {
            out.append("\n    /** What may stand in ").append(where(block)).append(". */\n");
            out.append("    interface ").append(type(block)).append(" {\n");
            block.verbs().values().forEach(verb -> methods(verb, out));
            out.append("    }\n");
        });
        return out.append("}\n").toString();
    }

    private String where(BlockType block) {
        return block.equals(vocabulary.root())
                ? "a policy file, outside of all blocks"
                : names.getOrDefault(block, "") + " { }";
    }

    private void methods(Verb verb, StringBuilder out) {
        for (String parameters : parameters(verb)) {
            out.append("        /** ").append(description(verb)).append(" */\n        void ");
            out.append(verb.name()).append('(').append(parameters).append(");\n");
        }
    }

    private static String description(Verb verb) {
        return verb.description().replace("&", "&amp;").replace("<", "&lt;").replace("@", "&#64;");
    }

    private Set<String> parameters(Verb verb) {
        Set<String> lists = new LinkedHashSet<>();
        String closure = verb.form()
                .inside()
                .map(inner -> "@DelegatesTo(value = " + type(inner)
                        + ".class, strategy = Closure.DELEGATE_ONLY) Closure<?> block")
                .orElse("Closure<?> condition");
        VerbForm form = verb.form();
        if (form instanceof VerbForm.Setting setting) {
            lists.add(setting.value().condition() ? closure : "");
            lists.add(setting.value().list() || setting.value().calendarDay() ? "Object... values" : "Object value");
            lists.remove("");
        } else if (form instanceof VerbForm.Block block) {
            lists.add(closure);
            lists.add("Map<String, ?> settings");
            block.orValue().ifPresent(value -> lists.add("Object value"));
            if (block.mayBeEmpty()) {
                lists.add("");
            }
        } else if (form instanceof VerbForm.Named named) {
            lists.add("String name, " + closure);
            if (named.mayBeEmpty()) {
                lists.add("String name");
            }
        } else if (form instanceof VerbForm.Entries entries) {
            lists.add("Map<String, ?> entries");
            entries.orValue().ifPresent(value -> lists.add("Object value"));
        } else if (form instanceof VerbForm.Item item) {
            lists.add(closure);
            lists.add("Map<String, ?> settings");
            item.nameVerb().ifPresent(name -> lists.add("String " + name + ", " + closure));
        }
        return lists;
    }

    /** The descriptor: which verbs IntelliJ IDEA offers where. */
    String descriptor() {
        StringBuilder out =
                new StringBuilder("// " + GENERATED + "\n// Reads nothing and runs nothing: it only names verbs.\n");
        out.append("def files = '.*(?:^|[/.\\\\\\\\])holdfast\\\\.groovy'\n\n");
        out.append("contributor(context(scope: scriptScope(), pathRegexp: files)) {\n");
        vocabulary.root().verbs().values().forEach(verb -> offers(verb, "  ", out));
        out.append("}\n\ncontributor(context(scope: closureScope(isArg: true), pathRegexp: files)) {\n");
        Map<String, Set<Verb>> byTitle = new java.util.LinkedHashMap<>();
        names.keySet().stream()
                .filter(block -> !block.equals(vocabulary.root()))
                .forEach(block -> byTitle.computeIfAbsent(block.title(), any -> new LinkedHashSet<>())
                        .addAll(block.verbs().values()));
        byTitle.forEach((title, verbs) -> {
            out.append("  if (enclosingCall('").append(title).append("')) {\n");
            verbs.forEach(verb -> offers(verb, "    ", out));
            out.append("  }\n");
        });
        return out.append("}\n").toString();
    }

    private static void offers(Verb verb, String indent, StringBuilder out) {
        String parameters = switch (verb.form().getClass().getSimpleName()) {
            case "Named" -> "[name: 'java.lang.String', block: 'groovy.lang.Closure']";
            case "Block", "Item" -> "[block: 'groovy.lang.Closure']";
            case "Entries" -> "[entries: 'java.util.Map']";
            default -> "[value: 'java.lang.Object']";
        };
        out.append(indent).append("method(name: '").append(verb.name()).append("', type: 'void', params: ");
        out.append(parameters).append(", doc: '");
        out.append(verb.description().replace("\\", "\\\\").replace("'", "\\'")).append("')\n");
    }

    /** The part of the reference page that lists blocks, verbs and words. */
    String reference() {
        StringBuilder out = new StringBuilder();
        List<String> same = new ArrayList<>();
        Map<Map<String, Verb>, String> written = new java.util.LinkedHashMap<>();
        names.forEach((block, name) -> {
            String known = written.putIfAbsent(block.verbs(), name);
            if (known != null) {
                same.add("`" + name + " { }` takes the same as `" + known + " { }`.");
                return;
            }
            out.append("### ").append(block.equals(vocabulary.root()) ? "The file itself" : "`" + name + " { }`");
            out.append("\n\n| verb | takes | is |\n|---|---|---|\n");
            for (Verb verb : block.verbs().values()) {
                out.append("| `").append(VerbText.usage(verb)).append("` | ").append(VerbText.takes(verb));
                out.append(" | ").append(verb.description().replace("|", "\\|")).append(" |\n");
            }
            out.append('\n');
        });
        same.forEach(line -> out.append(line).append('\n'));
        out.append("\n### Words\n\n`")
                .append(String.join("` `", vocabulary.words()))
                .append("`\n");
        out.append(CostPage.methods()).append(CostPage.budgets()).append(CostPage.limits());
        return out.toString();
    }
}
