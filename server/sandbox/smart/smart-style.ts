/** What `smart_style_url` points to: the look of the EHR, for apps that want to match it (SMART App Launch 2.2, "Styling"). */
export const SMART_STYLE = {
  color_background: '#f4f7fa',
  color_error: '#b3261e',
  color_highlight: '#1a5fb4',
  color_modal_backdrop: '',
  color_success: '#1b7f4b',
  color_text: '#1c2733',
  dim_border_radius: '6px',
  dim_font_size: '16px',
  dim_spacing_size: '16px',
  font_family_body: 'system-ui, sans-serif',
  font_family_heading: 'system-ui, sans-serif',
} as const;
