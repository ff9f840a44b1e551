package loan.dsr;

import platform.money.Won;

/**
 * What somebody earns, and what is spoken for.
 *
 * @param yearly before tax
 * @param debtService what the loans they have cost a year, principal and interest
 */
public record Income(Won yearly, Won debtService) {}
