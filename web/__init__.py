"""What the page is made of: Gradio, how an answer is rendered, one style sheet, one script."""
