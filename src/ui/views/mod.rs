//! The views, one folder each. The frame gives each view its `h1`; their own headings begin at `h2`.
