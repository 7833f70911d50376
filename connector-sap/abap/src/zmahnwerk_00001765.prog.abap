*&---------------------------------------------------------------------*
*& Body of a function module for business transaction event 00001765
*&
*& Copy SAMPLE_INTERFACE_00001765 of your system to Z_MAHNWERK_00001765
*& (transaction FIBF, environment, information system shows it), keep its
*& interface, and call the form from it for each item. The structure is
*& typed by name here, so that a release whose interface differs does not
*& compile rather than misbehave.
*&---------------------------------------------------------------------*
PROGRAM zmahnwerk_00001765.

"! @parameter item | one line of the run's items: MHND_EXT
FORM mahnwerk_block CHANGING item TYPE mhnd_ext.
  DATA procedure TYPE t047a-mahna.
  DATA former_code TYPE t047a-mahna.
  DATA former TYPE zcl_mahnwerk_dunning=>former_type.
  DATA reference TYPE bsid-xref2.

  SELECT SINGLE mahna FROM knb5 INTO procedure
    WHERE kunnr = item-kunnr AND bukrs = item-bukrs AND maber = space.

  " Opened procedure and former procedure, setting 'opened-procedures'.
  CASE procedure.
    WHEN 'ZM01'.
      former_code = '0001'.
    WHEN OTHERS.
      former_code = space.
  ENDCASE.

  IF former_code IS NOT INITIAL.
    SELECT SINGLE rhyth kulep FROM t047a INTO (former-interval, former-grace)
      WHERE mahna = former_code.
    SELECT vertg FROM t047b INTO TABLE former-days
      WHERE mahna = former_code
      ORDER BY mahns ASCENDING.
  ENDIF.

  SELECT SINGLE xref2 FROM bsid INTO reference
    WHERE bukrs = item-bukrs AND kunnr = item-kunnr
      AND gjahr = item-gjahr AND belnr = item-belnr AND buzei = item-buzei.

  DATA(rules) = NEW zcl_mahnwerk_dunning( ).
  item-mansp = rules->block_in_run(
    item         = VALUE #( block       = item-mansp
                            reference   = reference
                            last_dunned = item-madat
                            due         = item-faedt
                            level       = item-mahns )
    dunning_date = item-ausdt
    opened       = boolc( former_code IS NOT INITIAL )
    former       = former ).
ENDFORM.
