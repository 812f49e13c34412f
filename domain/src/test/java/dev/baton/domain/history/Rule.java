package dev.baton.domain.history;

/** Something that is true of commands and what became of them, in their order. */
interface Rule {

  /**
   * @throws Promise.Broken when the entry breaks the rule
   */
  void see(Entry entry);
}
