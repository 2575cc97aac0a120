package dev.holdfast.executor.fabric.world.store;

import dev.holdfast.dsl.model.machine.AgentHealth;
import dev.holdfast.dsl.model.machine.PowerState;
import dev.holdfast.dsl.model.machine.ProvisioningState;
import dev.holdfast.executor.fabric.Guest;
import dev.holdfast.executor.fabric.guest.GuestTrouble;
import dev.holdfast.executor.fabric.world.WorldMachine;
import dev.holdfast.executor.stored.StoredText;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Guests and their troubles as text in one column each; the usual is no text at all. */
final class GuestText {

    private GuestText() {}

    static Optional<String> guest(Guest guest) {
        return guest.equals(Guest.USUAL)
                ? Optional.empty()
                : Optional.of(StoredText.texts(List.of(
                        guest.power().word(),
                        guest.provisioning().word(),
                        guest.agent().word(),
                        guest.scripts() ? "yes" : "no",
                        guest.encryption().orElse(""),
                        guest.zone().orElse(""),
                        guest.resourceGroup().orElse(""))));
    }

    /** What {@link #guest(Guest)} wrote. */
    static Guest guest(@Nullable String text) {
        if (text == null) {
            return Guest.USUAL;
        }
        List<String> parts = StoredText.texts(text);
        if (parts.size() != 7) {
            throw new IllegalArgumentException("a stored guest has seven parts: " + text);
        }
        return new Guest(
                PowerState.of(parts.get(0)).orElseThrow(() -> unknown(text)),
                ProvisioningState.of(parts.get(1)).orElseThrow(() -> unknown(text)),
                AgentHealth.of(parts.get(2)).orElseThrow(() -> unknown(text)),
                parts.get(3).equals("yes"),
                said(parts.get(4)),
                said(parts.get(5)),
                said(parts.get(6)));
    }

    private static Optional<String> said(String part) {
        return part.isEmpty() ? Optional.empty() : Optional.of(part);
    }

    static Optional<String> troubles(SortedMap<GuestTrouble, Long> troubles) {
        if (troubles.isEmpty()) {
            return Optional.empty();
        }
        List<String> parts = new ArrayList<>();
        troubles.forEach((trouble, until) -> {
            parts.add(trouble.word());
            parts.add(until == WorldMachine.FOR_GOOD ? "" : Long.toString(until));
        });
        return Optional.of(StoredText.texts(parts));
    }

    /** What {@link #troubles(SortedMap)} wrote. */
    static SortedMap<GuestTrouble, Long> troubles(@Nullable String text) {
        if (text == null) {
            return Collections.emptySortedMap();
        }
        List<String> parts = StoredText.texts(text);
        if (parts.size() % 2 != 0) {
            throw new IllegalArgumentException("stored troubles come in pairs: " + text);
        }
        SortedMap<GuestTrouble, Long> troubles = new TreeMap<>();
        for (int i = 0; i < parts.size(); i += 2) {
            String until = parts.get(i + 1);
            troubles.put(
                    GuestTrouble.of(parts.get(i)).orElseThrow(() -> unknown(text)),
                    until.isEmpty() ? WorldMachine.FOR_GOOD : Long.parseLong(until));
        }
        return troubles;
    }

    private static IllegalArgumentException unknown(String text) {
        return new IllegalArgumentException("unknown word in " + text);
    }
}
