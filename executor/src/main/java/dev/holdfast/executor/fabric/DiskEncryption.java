package dev.holdfast.executor.fabric;

import java.util.Optional;

/**
 * How the disks of a machine are encrypted: THE list, and the role that a restore needs for each.
 *
 * <p>Source: the vendor's documentation of backing up encrypted machines. Keys that the platform manages need no role. Keys of
 * the customer must be wrapped and unwrapped for the restored disks; with encryption inside the guest, keys and secrets that
 * were backed up with the machine are written back into the key vault.
 */
public enum DiskEncryption {
    PLATFORM("platform", ""),
    CUSTOMER("customer", "Key Vault Crypto Officer"),
    DISK_ENCRYPTION("disk-encryption", "Key Vault Administrator");

    private final String word;
    private final String role;

    DiskEncryption(String word, String role) {
        this.word = word;
        this.role = role;
    }

    /** The word used in declarations and documents. */
    public String word() {
        return word;
    }

    /** The role that whoever restores needs on the key vault; empty if none is needed. */
    public Optional<String> role() {
        return role.isEmpty() ? Optional.empty() : Optional.of(role);
    }

    /** The constant with this word; what is not known is encrypted by the platform, as every disk is. */
    public static DiskEncryption of(String word) {
        for (DiskEncryption constant : values()) {
            if (constant.word.equals(word)) {
                return constant;
            }
        }
        return PLATFORM;
    }
}
