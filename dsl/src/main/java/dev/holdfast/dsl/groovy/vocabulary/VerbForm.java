package dev.holdfast.dsl.groovy.vocabulary;

import java.util.Optional;

/** How a verb is written, and what it fills in the neutral tree. */
public sealed interface VerbForm {

    /** What may stand between the verb's braces; empty if it takes none. */
    default Optional<BlockType> inside() {
        return Optional.empty();
    }

    /** {@code rpo 4.hours}, {@code daily '22:00', '04:00'}, {@code where { vm.zone == 1 }}: a scalar, or a list of them. */
    record Setting(ValueShape value) implements VerbForm {}

    /**
     * {@code objectives { … }}, {@code objectives rpo: 4.hours} or {@code vm()}: one mapping.
     *
     * @param type what may stand in the block
     * @param orValue the scalar that may stand instead: {@code weekly 4}
     * @param mayBeEmpty true if {@code vm()} says something
     */
    record Block(BlockType type, Optional<ValueShape> orValue, boolean mayBeEmpty) implements VerbForm {
        @Override
        public Optional<BlockType> inside() {
            return Optional.of(type);
        }
    }

    /**
     * {@code vault('rsv') { … }}: one entry of a mapping by name; the verb may be repeated with other names.
     *
     * @param mayBeEmpty true if {@code vm('web-01')} alone says something
     */
    record Named(BlockType type, boolean mayBeEmpty) implements VerbForm {
        @Override
        public Optional<BlockType> inside() {
            return Optional.of(type);
        }
    }

    /**
     * {@code copy { … }}, {@code bind('prod') { … }}: one element of a list; the verb may be repeated.
     *
     * @param nameVerb the verb inside the block whose value may be given as the first argument: {@code name} of a binding,
     *     {@code vm} of a retirement
     */
    record Item(BlockType type, Optional<String> nameVerb) implements VerbForm {
        @Override
        public Optional<BlockType> inside() {
            return Optional.of(type);
        }
    }

    /**
     * {@code tags env: 'prod', tier: 'db'}: a mapping whose keys are free.
     *
     * @param orValue the scalar that may stand instead: {@code vault 'rsv'} beside {@code vault eastus: 'rsv'}
     */
    record Entries(ValueShape value, Optional<ValueShape> orValue) implements VerbForm {}
}
