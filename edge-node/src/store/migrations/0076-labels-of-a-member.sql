-- Labels are asked for by member only when a member is erased, which may take its time: every turn paid for it.
drop index turn_labels_by_member;
