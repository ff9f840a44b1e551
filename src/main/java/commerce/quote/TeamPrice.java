package commerce.quote;

import platform.id.Tsid;
import platform.money.Won;

/**
 * What those pay who buy as a team, in place of what anybody pays.
 *
 * @param dealId by which terms
 * @param price of a form without a price difference
 */
public record TeamPrice(Tsid dealId, Won price) {}
