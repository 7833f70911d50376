package io.mahnwerk.mocks.erp;

/** Breaks chosen calls of a simulated ERP, to see what a connector makes of it. */
public interface FaultInjection {
  /**
   * Breaks the next call of that kind that no earlier request to break already claims. Answers
   * false and breaks nothing where the protocol knows no such fault.
   */
  boolean failNext(Call call, Fault fault);

  /** Forgets every fault that no call has met yet. */
  void calm();

  /** How many calls of that kind arrived, broken ones included. */
  long served(Call call);

  /** What a call is for. */
  enum Call {
    READ,
    WRITE
  }

  /** How a call is broken; but for {@link #LOST_ANSWER} nothing is changed by a broken call. */
  enum Fault {
    /** 500 with a page for people. */
    SERVER_ERROR,
    /** 503 without a word when to come back. */
    UNAVAILABLE,
    /** 429 that asks for one second of patience. */
    RATE_LIMITED,
    /** 429 without a word when to come back. */
    RATE_LIMITED_SILENTLY,
    /** 401, as for a wrong password. */
    UNAUTHORIZED,
    /** 403 because the token against request forgery is not accepted. */
    TOKEN_REFUSED,
    /** 409: somebody else works on the record. */
    CONFLICT,
    /** 412: the record is no longer the one that was read. */
    PRECONDITION_FAILED,
    /** 428: a version must be named and was not. */
    PRECONDITION_REQUIRED,
    /** The connection is reset before anything is done. */
    RESET,
    /** A well-formed answer whose document ends in the middle. */
    TRUNCATED,
    /** 200 with a web page instead of data. */
    JUNK,
    /** The call is carried out and the connection is reset instead of the answer. */
    LOST_ANSWER,
    /** The token that was handed out earlier is no longer accepted. */
    EXPIRED_TOKEN,
    /** The page that was answered last comes again instead of the one asked for. */
    REPEATED_PAGE,
    /** This page of a list and the two after it say that they go on where they began. */
    PAGE_CIRCLE
  }
}
