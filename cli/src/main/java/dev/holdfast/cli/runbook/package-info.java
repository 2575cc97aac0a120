/**
 * What people need when a machine or a service is down. In: an estate at one instant, with what the plan says of it and what the
 * world holds. Out: a page of sections, as Markdown or JSON, with commands that can be run as they stand.
 */
@NullMarked
package dev.holdfast.cli.runbook;

import org.jspecify.annotations.NullMarked;
