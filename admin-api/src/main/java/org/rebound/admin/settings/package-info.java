/** What can be set: records whose components carry their default and their one documentation. */
@NullMarked
package org.rebound.admin.settings;

import org.jspecify.annotations.NullMarked;
