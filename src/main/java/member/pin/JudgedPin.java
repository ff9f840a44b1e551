package member.pin;

import member.person.MemberId;

/**
 * That a PIN was found right. It may be changed a moment later: whoever acts on this holds it, by {@link CheckPin#hold}, in
 * the transaction that acts.
 *
 * @param version of the PIN that was judged
 */
public record JudgedPin(MemberId member, long version) {}
