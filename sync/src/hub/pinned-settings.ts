/** As connection options: values must be written as the triggers of the change log write them. */
export const pinnedSettings =
  '-c datestyle=iso,ymd -c timezone=UTC -c intervalstyle=postgres -c bytea_output=hex -c extra_float_digits=1';
