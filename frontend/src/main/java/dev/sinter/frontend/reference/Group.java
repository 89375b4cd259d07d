package dev.sinter.frontend.reference;

import java.util.List;

/**
 * Functions of one kind under a heading.
 *
 * @param about what they have in common; may be empty
 */
record Group(String title, String about, List<Entry> entries) {}
