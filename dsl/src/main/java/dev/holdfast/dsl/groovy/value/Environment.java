package dev.holdfast.dsl.groovy.value;

import dev.holdfast.dsl.diagnostic.SourceSpan;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The variables that are visible at one point of the text, nearest first.
 *
 * <p>Each declaration makes a new environment on top of the one before; a closure keeps the one it was written in, so that it
 * never sees what is declared after it, exactly as in Groovy. The variables themselves are shared and can be assigned.
 */
public final class Environment {

    private final @Nullable Environment outer;
    private final @Nullable Variable variable;
    private final FileScope file;
    private final int size;

    private Environment(@Nullable Environment outer, @Nullable Variable variable, FileScope file, int size) {
        this.outer = outer;
        this.variable = variable;
        this.file = file;
        this.size = size;
    }

    /** A named place for a value. */
    public static final class Variable {
        private final String name;
        private final SourceSpan declared;
        private @Nullable Value value;

        private Variable(String name, SourceSpan declared, @Nullable Value value) {
            this.name = name;
            this.declared = declared;
            this.value = value;
        }

        /** A variable and its first value. */
        public static Variable of(String name, SourceSpan declared, Value value) {
            return new Variable(name, declared, value);
        }

        /** A name that hides outer ones and has no value: {@code it} in a block that gets no argument. */
        public static Variable without(String name, SourceSpan declared) {
            return new Variable(name, declared, null);
        }

        /** Its name. */
        public String name() {
            return name;
        }

        /** Where it is declared. */
        public SourceSpan declared() {
            return declared;
        }

        /** Its value now; empty for a name that only hides outer ones. */
        public Optional<Value> value() {
            return Optional.ofNullable(value);
        }

        /** Gives it another value. */
        public void assign(Value other) {
            value = other;
        }
    }

    /** The top of a file or of a function: no variables, only functions. */
    public static Environment of(FileScope file) {
        return new Environment(null, null, file, 0);
    }

    /** This environment and one more variable, which hides an outer one of the same name. */
    public Environment with(Variable more) {
        return new Environment(this, more, file, size + 1);
    }

    /** The variable of this name; looks at most at {@link #size()} variables. */
    public Optional<Variable> variable(String name) {
        for (Environment at = this; at != null; at = at.outer) {
            if (at.variable != null && at.variable.name.equals(name)) {
                return Optional.of(at.variable);
            }
        }
        return Optional.empty();
    }

    /** How many variables are visible, hidden ones included. */
    public int size() {
        return size;
    }

    /** The names of all visible variables, nearest first. */
    public Collection<String> names() {
        Set<String> names = new LinkedHashSet<>();
        for (Environment at = this; at != null; at = at.outer) {
            if (at.variable != null) {
                names.add(at.variable.name);
            }
        }
        return names;
    }

    /** The file the text is in. */
    public FileScope file() {
        return file;
    }
}
