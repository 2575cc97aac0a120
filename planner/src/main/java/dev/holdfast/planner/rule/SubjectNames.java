package dev.holdfast.planner.rule;

import dev.holdfast.dsl.text.Globs;
import dev.holdfast.planner.state.ObjectAddress;
import dev.holdfast.planner.state.ObjectType;
import java.util.Locale;
import java.util.Optional;

/**
 * Which words a waiver may use for an object. Other than a selector of the command line it takes a machine by its address: one whose
 * address is longer than its name shares the name with another, and what is accepted for one is not accepted for the other.
 */
final class SubjectNames {

    /** Stands between the address of a machine and the name of its disk. */
    private static final String DISKS = "/disks/";

    private SubjectNames() {}

    /**
     * True if the subject, perhaps with {@code *}, is the address, the name in it or its machine; with {@code *} also if it fits
     * the name of a machine whose address is longer. Case does not matter.
     *
     * @param shared true if objects of several kinds have the subject as their name: then it is the machine of that address
     */
    static boolean matches(String subject, String address, boolean shared) {
        String wanted = subject.toLowerCase(Locale.ROOT);
        String whole = address.toLowerCase(Locale.ROOT);
        if (Globs.fits(wanted, whole)) {
            return true;
        }
        if (shared && object(whole).filter(object -> object.machine().isEmpty()).isPresent()) {
            return false;
        }
        String name = object(whole).map(ObjectAddress::name).orElse(whole);
        String machine = machine(whole);
        return Globs.fits(wanted, name)
                || Globs.fits(wanted, machine)
                || (wanted.indexOf('*') >= 0 && Globs.fits(wanted, simple(machine)));
    }

    /**
     * True if the subject is the mere name of the object that an address is about, and stands for it no more.
     *
     * @param shared as for {@link #matches}
     */
    static boolean isSharedName(String subject, String address, boolean shared) {
        String whole = address.toLowerCase(Locale.ROOT);
        String machine = machine(whole);
        return !matches(subject, address, shared)
                && subject.toLowerCase(Locale.ROOT).equals(simple(machine));
    }

    /** The name in the address of a machine. */
    static String simple(String machine) {
        return machine.substring(machine.lastIndexOf('/') + 1);
    }

    /** The address of the machine that an address is about; the name of what is no machine's. */
    private static String machine(String whole) {
        Optional<ObjectAddress> object = object(whole);
        String machine = object.flatMap(ObjectAddress::machine)
                .orElse(object.map(ObjectAddress::name).orElse(whole));
        int disks = machine.indexOf(DISKS);
        return disks < 0 ? machine : machine.substring(0, disks);
    }

    private static Optional<ObjectAddress> object(String address) {
        int slash = address.indexOf('/');
        boolean typed = slash > 0
                && slash + 1 < address.length()
                && ObjectType.of(address.substring(0, slash)).isPresent();
        return typed ? Optional.of(ObjectAddress.parse(address)) : Optional.empty();
    }
}
