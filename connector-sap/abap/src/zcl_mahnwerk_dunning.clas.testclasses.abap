CLASS ltc_block_in_run DEFINITION FINAL FOR TESTING
  DURATION SHORT
  RISK LEVEL HARMLESS.

  PRIVATE SECTION.
    CONSTANTS due TYPE d VALUE '20260601'.

    METHODS waits_for_its_day FOR TESTING.
    METHODS is_free_on_its_day FOR TESTING.
    METHODS leaves_a_clerks_block FOR TESTING.
    METHODS keeps_the_former_day FOR TESTING.
    METHODS ignores_another_text FOR TESTING.
    METHODS ignores_a_day_already_used FOR TESTING.

    METHODS block
      IMPORTING
        item          TYPE zcl_mahnwerk_dunning=>item_type
        dunning_date  TYPE d
      RETURNING
        VALUE(result) TYPE zcl_mahnwerk_dunning=>item_type-block.
ENDCLASS.


CLASS ltc_block_in_run IMPLEMENTATION.

  METHOD waits_for_its_day.
    cl_abap_unit_assert=>assert_equals(
      act = block( item         = VALUE #( due = due reference = 'MW20260612' )
                   dunning_date = '20260611' )
      exp = zcl_mahnwerk_dunning=>own_block ).
  ENDMETHOD.

  METHOD is_free_on_its_day.
    cl_abap_unit_assert=>assert_initial(
      block( item         = VALUE #( due = due reference = 'MW20260612' )
             dunning_date = '20260612' ) ).
  ENDMETHOD.

  METHOD leaves_a_clerks_block.
    cl_abap_unit_assert=>assert_equals(
      act = block( item         = VALUE #( due = due block = 'A' reference = 'MW20260612' )
                   dunning_date = '20260612' )
      exp = 'A' ).
  ENDMETHOD.

  METHOD keeps_the_former_day.
    cl_abap_unit_assert=>assert_equals(
      act = block( item         = VALUE #( due = due )
                   dunning_date = '20260614' )
      exp = zcl_mahnwerk_dunning=>own_block ).
    cl_abap_unit_assert=>assert_initial(
      block( item         = VALUE #( due = due )
             dunning_date = '20260615' ) ).
  ENDMETHOD.

  METHOD ignores_another_text.
    cl_abap_unit_assert=>assert_equals(
      act = block( item         = VALUE #( due = due reference = 'PO 4711' )
                   dunning_date = '20260610' )
      exp = zcl_mahnwerk_dunning=>own_block ).
  ENDMETHOD.

  METHOD ignores_a_day_already_used.
    cl_abap_unit_assert=>assert_equals(
      act = block( item         = VALUE #( due         = due
                                           level       = 1
                                           last_dunned = '20260612'
                                           reference   = 'MW20260612' )
                   dunning_date = '20260620' )
      exp = zcl_mahnwerk_dunning=>own_block ).
  ENDMETHOD.

  METHOD block.
    result = NEW zcl_mahnwerk_dunning( )->block_in_run(
      item         = item
      dunning_date = dunning_date
      opened       = abap_true
      former       = VALUE #( interval = 7
                              grace    = 2
                              days     = VALUE #( ( 14 ) ( 30 ) ( 45 ) ) ) ).
  ENDMETHOD.

ENDCLASS.
