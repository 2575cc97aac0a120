package dev.holdfast.planner.desired.coverage;

import dev.holdfast.dsl.inventory.KnownMachine;
import dev.holdfast.dsl.model.machine.VirtualMachine;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;

/**
 * Gives every machine its address: the name where it is unique, else {@code resourceGroup/name}, else
 * {@code subscription/resourceGroup/name}. A recorded address belongs to its resource id for ever; a newcomer with the same
 * name gets the longer form. Comparison ignores case.
 *
 * <p>In this order: a machine whose resource id is recorded keeps its address; a machine without a recorded id takes the address of its own name if that was recorded without an
 * id or for a machine that has since lost its id; all others are newcomers.
 */
public final class AddressBook {

    private static final Comparator<Entry> BY_ID = Comparator.comparing((Entry entry) -> entry.id)
            .thenComparing(entry -> lower(entry.machine().name()))
            .thenComparing(entry -> entry.machine().name())
            .thenComparing(entry -> entry.machine().identity().subscription().orElse(""))
            .thenComparing(entry -> entry.machine().identity().resourceGroup().orElse(""))
            .thenComparing(entry -> entry.known.source());

    private final List<Entry> entries = new ArrayList<>();
    private final SortedMap<String, String> recorded;
    /** Lower-case recorded address to the address as it is spelt. */
    private final Map<String, String> recordedSpelling = new HashMap<>();
    /** Lower-case addresses that are given away or reserved. */
    private final Set<String> taken = new HashSet<>();

    private AddressBook(List<KnownMachine> machines, SortedMap<String, String> recorded) {
        this.recorded = recorded;
        for (KnownMachine known : machines) {
            entries.add(new Entry(known));
        }
        entries.sort(BY_ID);
        Map<String, String> groupSpelling = new HashMap<>();
        for (Entry entry : entries) {
            entry.machine()
                    .identity()
                    .resourceGroup()
                    .ifPresent(group -> groupSpelling.putIfAbsent(lower(group), group));
        }
        for (Entry entry : entries) {
            entry.spellForms(groupSpelling);
        }
    }

    /**
     * The addresses of all machines, sorted by address.
     *
     * @param machines in any order
     * @param recorded resource id by address of every machine that ever had one; empty text for a machine without an id
     */
    public static List<AddressedMachine> assign(List<KnownMachine> machines, SortedMap<String, String> recorded) {
        AddressBook book = new AddressBook(machines, recorded);
        book.keepRecorded();
        book.nameNewcomers();
        return book.sorted();
    }

    private void keepRecorded() {
        Map<String, String> addressById = new HashMap<>();
        recorded.forEach((address, id) -> {
            taken.add(lower(address));
            recordedSpelling.put(lower(address), address);
            if (!id.isEmpty()) {
                addressById.put(lower(id), address);
            }
        });
        Set<String> claimed = new HashSet<>();
        for (Entry entry : entries) {
            entry.claim(addressById.getOrDefault(entry.id, ""), claimed);
        }
        for (Entry entry : entries) {
            entry.claim(entry.isNamed() ? "" : formerSelf(entry), claimed);
        }
    }

    /** The recorded address that this machine had before it got or lost its resource id; empty if there is none. */
    private String formerSelf(Entry entry) {
        for (String form : entry.forms) {
            String address = recordedSpelling.getOrDefault(lower(form), "");
            boolean sameMachine =
                    entry.id.isEmpty() || recorded.getOrDefault(address, "").isEmpty();
            if (!address.isEmpty() && sameMachine) {
                return address;
            }
        }
        return "";
    }

    private void nameNewcomers() {
        Map<String, Integer> claims = new HashMap<>();
        List<Entry> newcomers = new ArrayList<>();
        for (Entry entry : entries) {
            // named machines claim their forms too: a name that two machines share is no address, whoever came first
            entry.forms.forEach(form -> claims.merge(lower(form), 1, Integer::sum));
            if (!entry.isNamed()) {
                newcomers.add(entry);
            }
        }
        List<Entry> alike = new ArrayList<>();
        for (Entry entry : newcomers) {
            for (String form : entry.forms) {
                String key = lower(form);
                if (!entry.isNamed() && claims.getOrDefault(key, 0) == 1 && !taken.contains(key)) {
                    entry.address = form;
                }
            }
            if (!entry.isNamed()) {
                alike.add(entry);
            }
        }
        newcomers.forEach(entry -> taken.add(lower(entry.address)));
        alike.forEach(this::nameLast);
    }

    /** Nothing tells this machine from another: the first such machine keeps the longest form, later ones are numbered. */
    private void nameLast(Entry entry) {
        String form = entry.forms.get(entry.forms.size() - 1);
        entry.address = form;
        int number = 1;
        while (!taken.add(lower(entry.address))) {
            number++;
            entry.address = form + "#" + number;
            entry.ambiguous = true;
        }
    }

    private List<AddressedMachine> sorted() {
        List<AddressedMachine> sorted = new ArrayList<>(entries.size());
        for (Entry entry : entries) {
            sorted.add(new AddressedMachine(entry.address, entry.known, entry.ambiguous));
        }
        sorted.sort(Comparator.comparing(AddressedMachine::address));
        return Collections.unmodifiableList(sorted);
    }

    private static String lower(String text) {
        return text.toLowerCase(Locale.ROOT);
    }

    /** A machine on its way to an address; the address is empty until it has one. */
    private static final class Entry {
        private final KnownMachine known;
        private final String id;
        private List<String> forms = List.of();
        private String address = "";
        private boolean ambiguous;

        Entry(KnownMachine known) {
            this.known = known;
            this.id = lower(known.machine().identity().resourceId().orElse(""));
        }

        VirtualMachine machine() {
            return known.machine();
        }

        boolean isNamed() {
            return !address.isEmpty();
        }

        /** Takes a recorded address unless it has one already or another machine was first. */
        void claim(String recordedAddress, Set<String> claimed) {
            if (!isNamed() && !recordedAddress.isEmpty() && claimed.add(lower(recordedAddress))) {
                address = recordedAddress;
            }
        }

        /** The possible addresses, shortest first. */
        void spellForms(Map<String, String> groupSpelling) {
            forms = machine().addresses(group -> groupSpelling.getOrDefault(lower(group), group));
        }
    }
}
