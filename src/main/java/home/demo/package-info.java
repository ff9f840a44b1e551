/** What the first screen of demo members shows. */
@NullMarked
package home.demo;

import org.jspecify.annotations.NullMarked;
