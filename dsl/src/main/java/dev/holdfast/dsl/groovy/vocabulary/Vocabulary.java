package dev.holdfast.dsl.groovy.vocabulary;

import dev.holdfast.dsl.schema.SchemaCheck;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** All verbs and words of the language in Groovy, as the public schema gives them. Immutable. */
public final class Vocabulary {

    private static final int MOST_NEAR = 3;

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
    static Vocabulary read(JsonNode schema) {
        SchemaReader reader = new SchemaReader(schema);
        BlockType root = reader.root();
        List<BlockType> blocks = levels(root).stream().flatMap(List::stream).toList();
        return new Vocabulary(root, reader.words(), blocks);
    }

    /**
     * A block and those inside it, each kind once: first itself, then those directly inside, and so on; siblings in the order of
     * the schema. The reader makes one object of each kind, so they are compared as such: comparing their contents, which hold
     * further blocks, would cost more than reading them.
     */
    private static List<List<BlockType>> levels(BlockType outermost) {
        Set<BlockType> seen = Collections.newSetFromMap(new IdentityHashMap<>());
        List<List<BlockType>> levels = new ArrayList<>();
        List<BlockType> level = List.of(outermost);
        while (!level.isEmpty()) {
            List<BlockType> fresh = level.stream().filter(seen::add).toList();
            levels.add(fresh);
            level = fresh.stream()
                    .flatMap(block -> block.verbs().values().stream())
                    .flatMap(verb -> verb.form().inside().stream())
                    .toList();
        }
        return levels;
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

    /**
     * Where a verb that was written in the wrong block may have been meant to stand: in the blocks nearest inside of that one,
     * then in the outermost ones that have it.
     *
     * @param here the block it was written in
     * @return at most {@value #MOST_NEAR}; empty if there is no such verb
     */
    public List<BlockType> near(String verb, BlockType here) {
        List<BlockType> near = new ArrayList<>(first(verb, here));
        first(verb, root).stream().filter(block -> !near.contains(block)).forEach(near::add);
        return List.copyOf(near.subList(0, Math.min(near.size(), MOST_NEAR)));
    }

    private static List<BlockType> first(String verb, BlockType outermost) {
        for (List<BlockType> level : levels(outermost)) {
            List<BlockType> found =
                    level.stream().filter(block -> block.verb(verb).isPresent()).toList();
            if (!found.isEmpty()) {
                return found;
            }
        }
        return List.of();
    }

    private static final class Loaded {
        private static final Vocabulary VOCABULARY = read(SchemaCheck.publicSchema());
    }
}
