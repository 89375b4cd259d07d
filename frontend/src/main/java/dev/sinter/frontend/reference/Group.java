package dev.sinter.frontend.reference;

import java.util.List;

/** Functions of one kind under a heading. */
record Group(String title, List<Entry> entries) {}
