package dev.holdfast.dsl.groovy.vocabulary;

import dev.holdfast.dsl.schema.SchemaCheck;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import tools.jackson.databind.json.JsonMapper;

/** All verbs and words of the language in Groovy, as the public schema gives them. Immutable; reading it costs a few milliseconds. */
public final class Vocabulary {

    private final BlockType root;
    private final Set<String> words;
    private final List<BlockType> blocks;
    private final Map<String, List<BlockType>> blocksOfVerbs;

    private Vocabulary(BlockType root, Set<String> words, List<BlockType> blocks) {
        this.root = root;
        this.words = Collections.unmodifiableSet(new LinkedHashSet<>(words));
        this.blocks = blocks;
        Map<String, List<BlockType>> byVerb = new LinkedHashMap<>();
        for (BlockType block : blocks) {
            for (String verb : block.verbs().keySet()) {
                byVerb.computeIfAbsent(verb, any -> new ArrayList<>()).add(block);
            }
        }
        byVerb.replaceAll((verb, found) -> List.copyOf(found));
        this.blocksOfVerbs = Collections.unmodifiableMap(byVerb);
    }

    /** The vocabulary of the product; read once, when it is first needed. */
    public static Vocabulary load() {
        return Loaded.VOCABULARY;
    }

    /** The blocks and words of a schema. */
    static Vocabulary read(String schema) {
        SchemaReader reader = new SchemaReader(JsonMapper.shared().readTree(schema));
        BlockType root = reader.root();
        return new Vocabulary(root, reader.words(), blocks(root));
    }

    /** Each kind of block once, outermost first, siblings in the order of the schema. */
    private static List<BlockType> blocks(BlockType root) {
        Set<BlockType> seen = new LinkedHashSet<>();
        Queue<BlockType> next = new ArrayDeque<>(List.of(root));
        while (!next.isEmpty()) {
            BlockType block = next.remove();
            if (seen.add(block)) {
                block.verbs().values().forEach(verb -> verb.form().inside().ifPresent(next::add));
            }
        }
        return List.copyOf(seen);
    }

    /** The file itself: what may stand outside of all blocks. */
    public BlockType root() {
        return root;
    }

    /** Each kind of block once, the file itself first, outer blocks before inner ones. */
    public List<BlockType> blocks() {
        return blocks;
    }

    /** The words that may be written without quotes where no variable has the name, in the order of the schema. */
    public Set<String> words() {
        return words;
    }

    /** The names of all verbs of all blocks, outermost blocks first. No variable may have one of these names. */
    public Set<String> verbs() {
        return blocksOfVerbs.keySet();
    }

    /** The blocks a verb belongs to, outermost first; empty if there is no such verb. */
    public List<BlockType> blocksOf(String verb) {
        return blocksOfVerbs.getOrDefault(verb, List.of());
    }

    private static final class Loaded {
        private static final Vocabulary VOCABULARY = read(SchemaCheck.text());
    }
}
