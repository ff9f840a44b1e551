package loan.comparison;

import loan.dsr.Area;
import loan.lender.Employment;
import loan.lender.Housing;
import platform.money.Won;

/**
 * What somebody would like to borrow, and what they say of themselves.
 *
 * @param yearlyIncome before tax
 * @param debtService what the loans they keep cost them a year, principal and interest
 * @param area of the home, for a mortgage
 */
record Wish(Purpose purpose, Won amount, int months, Won yearlyIncome, Won debtService, Employment employment,
        Housing housing, Area area) {}
