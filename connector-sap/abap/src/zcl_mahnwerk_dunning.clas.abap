"! What Mahnwerk's marks mean in a dunning run. An item waits for the day in its second reference
"! key, and an item of a customer with an opened procedure that carries no such day is not dunned
"! before the day of the former procedure.
CLASS zcl_mahnwerk_dunning DEFINITION
  PUBLIC
  FINAL
  CREATE PUBLIC.

  PUBLIC SECTION.
    CONSTANTS:
      "! Mahnwerk's own block reason (table T040S), setting 'reason-code'
      own_block      TYPE c LENGTH 1 VALUE 'M',
      "! The reason that stands for no block, setting 'released-reason-code'; blank for none
      released_block TYPE c LENGTH 1 VALUE space.

    TYPES:
      BEGIN OF item_type,
        block       TYPE c LENGTH 1,
        reference   TYPE c LENGTH 12,
        last_dunned TYPE d,
        due         TYPE d,
        level       TYPE i,
      END OF item_type,
      "! Days of a procedure: arrears from which its levels begin, in order from level 1
      days_type TYPE STANDARD TABLE OF i WITH EMPTY KEY,
      BEGIN OF former_type,
        interval TYPE i,
        grace    TYPE i,
        days     TYPE days_type,
      END OF former_type.

    "! @parameter item         | the item as it stands in the books
    "! @parameter dunning_date | the dunning date of the run (AUSDT)
    "! @parameter opened       | whether the customer has an opened procedure
    "! @parameter former       | the procedure that the customer had before
    "! @parameter result       | the block under which the run is to see the item; blank for none
    METHODS block_in_run
      IMPORTING
        item          TYPE item_type
        dunning_date  TYPE d
        opened        TYPE abap_bool
        former        TYPE former_type
      RETURNING
        VALUE(result) TYPE item_type-block.

  PRIVATE SECTION.
    METHODS marked_day
      IMPORTING
        reference     TYPE item_type-reference
      RETURNING
        VALUE(result) TYPE d.

    METHODS former_day
      IMPORTING
        item          TYPE item_type
        former        TYPE former_type
      RETURNING
        VALUE(result) TYPE d.
ENDCLASS.


CLASS zcl_mahnwerk_dunning IMPLEMENTATION.

  METHOD block_in_run.
    " A clerk's block is hers.
    IF item-block IS NOT INITIAL AND item-block <> released_block.
      result = item-block.
      RETURN.
    ENDIF.

    DATA(marked) = marked_day( item-reference ).
    IF marked > dunning_date.
      result = own_block.
      RETURN.
    ENDIF.

    " A day counts for the next notice only while it lies after the last one.
    IF marked IS NOT INITIAL AND marked > item-last_dunned.
      RETURN.
    ENDIF.

    IF opened = abap_true AND dunning_date < former_day( item   = item
                                                         former = former ).
      result = own_block.
    ENDIF.
  ENDMETHOD.

  METHOD marked_day.
    " Any other text is somebody else's and no date.
    IF strlen( reference ) <> 10 OR reference(2) <> 'MW' OR reference+2(8) CN '0123456789'.
      RETURN.
    ENDIF.
    result = reference+2(8).
  ENDMETHOD.

  METHOD former_day.
    DATA(next_level) = item-level + 1.
    IF next_level > lines( former-days ).
      RETURN.
    ENDIF.
    DATA(arrears) = former-days[ next_level ].
    IF arrears <= former-grace.
      arrears = former-grace + 1.
    ENDIF.
    result = item-due + arrears.
    IF item-last_dunned IS INITIAL.
      RETURN.
    ENDIF.
    DATA by_interval TYPE d.
    by_interval = item-last_dunned + former-interval.
    IF by_interval > result.
      result = by_interval.
    ENDIF.
  ENDMETHOD.

ENDCLASS.
