package member.throttle;

import java.time.Duration;

/** What is counted, and how often it may happen in one window of time. Mobile carriers put many people behind one address. */
public enum Limit {
    /** Codes sent to one phone. */
    CODES_PER_PHONE(5, Duration.ofMinutes(10)),
    CODES_PER_PHONE_AND_DAY(15, Duration.ofDays(1)),
    CODES_PER_ADDRESS(300, Duration.ofHours(1)),
    /** Guesses at a code; each ticket allows five besides. */
    CODE_CHECKS_PER_ADDRESS(600, Duration.ofHours(1)),
    CHALLENGES_PER_ADDRESS(1200, Duration.ofHours(1)),
    /** Of who has proved the phone and would be let join: each costs the hash of a PIN. */
    SIGN_UPS_PER_PHONE(10, Duration.ofMinutes(10)),
    /** Log-ins that no device of the member signed. */
    LOG_INS_PER_PHONE(30, Duration.ofMinutes(10)),
    /** Log-ins that the device signed, successful or not. */
    LOG_INS_PER_DEVICE(30, Duration.ofMinutes(10)),
    LOG_INS_PER_ADDRESS(1200, Duration.ofHours(1)),
    /** Tries to prove, after the code from the phone, that one is the member. */
    PIN_RESETS_PER_MEMBER(5, Duration.ofDays(1)),
    /** Codes to numbers that a member says are theirs now. */
    PHONE_CHANGES_PER_MEMBER(5, Duration.ofDays(1)),
    /** Wishes to leave: each asks all modules, and costs the hash of a PIN. */
    LEAVES_PER_MEMBER(5, Duration.ofDays(1)),
    REFRESHES_PER_ADDRESS(12_000, Duration.ofHours(1)),
    /** Log-ins, and changes of a password, from browsers that the person has not logged in from before. */
    STAFF_LOG_INS_PER_NAME(20, Duration.ofMinutes(10)),
    /** The same of a person from a browser that they have logged in from before: whoever has it may have stolen it. */
    STAFF_LOG_INS_PER_BROWSER(20, Duration.ofDays(1)),
    STAFF_LOG_INS_PER_ADDRESS(100, Duration.ofHours(1)),
    STAFF_ENROLMENTS_PER_ADDRESS(100, Duration.ofHours(1));

    final int most;
    final Duration window;

    Limit(int most, Duration window) {
        this.most = most;
        this.window = window;
    }
}
