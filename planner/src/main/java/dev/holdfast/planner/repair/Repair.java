package dev.holdfast.planner.repair;

import dev.holdfast.dsl.model.BackupPolicy;
import dev.holdfast.dsl.model.Vault;

/**
 * An edit of a declaration that makes an objective hold.
 *
 * @param edit what to write and where, part of a sentence
 * @param policy the policy after the edit
 * @param home the vault of the machines after the edit
 */
public record Repair(String edit, BackupPolicy policy, Vault home) {}
