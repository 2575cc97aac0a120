package dev.holdfast.planner.rule;

import dev.holdfast.dsl.declaration.LoadedDeclaration;
import dev.holdfast.planner.state.ObjectAddress;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Names that objects of several kinds have: a policy and a vault, or one of them and a machine. Whoever writes such a name alone
 * means one of them, and nobody knows which. Case does not matter.
 *
 * @param names in lower case
 */
record SharedNames(Set<String> names) {

    /** No name is shared. */
    static final SharedNames NONE = new SharedNames(Set.of());

    SharedNames {
        names = Set.copyOf(names);
    }

    private enum Kind {
        POLICY,
        VAULT,
        MACHINE
    }

    /**
     * Those of what is declared, listed in an inventory or recorded.
     *
     * @param recorded addresses in the record, whether they are still declared or not
     */
    static SharedNames of(LoadedDeclaration loaded, Collection<ObjectAddress> recorded) {
        Map<String, Kind> kinds = new HashMap<>();
        Set<String> shared = new HashSet<>();
        loaded.declaration().ifPresent(declaration -> {
            declaration.policies().keySet().forEach(name -> note(name, Kind.POLICY, kinds, shared));
            declaration.vaults().keySet().forEach(name -> note(name, Kind.VAULT, kinds, shared));
        });
        loaded.machines().forEach(known -> note(known.machine().name(), Kind.MACHINE, kinds, shared));
        for (ObjectAddress address : recorded) {
            switch (address.type()) {
                case POLICY -> note(address.name(), Kind.POLICY, kinds, shared);
                case VAULT -> note(address.name(), Kind.VAULT, kinds, shared);
                case PROTECTION, SCHEDULE, COPY ->
                    address.machine()
                            .ifPresent(machine -> note(SubjectNames.simple(machine), Kind.MACHINE, kinds, shared));
            }
        }
        return new SharedNames(shared);
    }

    private static void note(String name, Kind kind, Map<String, Kind> kinds, Set<String> shared) {
        String lower = name.toLowerCase(Locale.ROOT);
        Kind first = kinds.putIfAbsent(lower, kind);
        if (first != null && first != kind) {
            shared.add(lower);
        }
    }

    /** True if it is a name alone, and one that several kinds of objects have. */
    boolean contains(String subject) {
        return names.contains(subject.toLowerCase(Locale.ROOT));
    }
}
