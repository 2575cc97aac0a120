package dev.holdfast.dsl.groovy.evaluation;

import dev.holdfast.dsl.groovy.emission.BlockBuilder;
import dev.holdfast.dsl.groovy.value.Environment;
import dev.holdfast.dsl.groovy.vocabulary.BlockType;

/** Where a body is evaluated: its variables, the block it fills, and how it came to that. */
final class Frame {

    private final Block block;
    private final Trail trail;
    private final boolean top;
    private Environment environment;

    /**
     * A block that is being filled.
     *
     * @param type its verbs
     * @param builder what it holds so far
     */
    record Block(BlockType type, BlockBuilder builder) {}

    private Frame(Environment environment, Block block, Trail trail, boolean top) {
        this.environment = environment;
        this.block = block;
        this.trail = trail;
        this.top = top;
    }

    /** The frame of a file. */
    static Frame top(Environment environment, Block block) {
        return new Frame(environment, block, Trail.START, true);
    }

    /** The frame of a closure's or function's body. */
    static Frame body(Environment environment, Block block, Trail trail) {
        return new Frame(environment, block, trail, false);
    }

    /** The frame of statements in braces that are no closure: an arm of an if, the body of a for. */
    Frame nested(Trail inner) {
        return new Frame(environment, block, inner, false);
    }

    Environment environment() {
        return environment;
    }

    Block block() {
        return block;
    }

    Trail trail() {
        return trail;
    }

    /** True outside all blocks, loops and functions of a file. */
    boolean isTop() {
        return top;
    }

    /** Makes one more variable visible to what follows. */
    void declare(Environment.Variable variable) {
        environment = environment.with(variable);
    }

    /** Makes the variables of another environment visible. */
    void become(Environment other) {
        environment = other;
    }
}
